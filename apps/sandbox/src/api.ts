import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify'
import { ApiFailure } from './api-error.ts'
import { befall, distort, refuse, takeFault } from './faults.ts'
import { createRateLimit } from './rate-limit.ts'
import type { Core } from './sandbox.ts'
import { checkSignature } from './signature.ts'
import type { Api } from './state.ts'

const VERSION = '2018-03-01'
/** What TC3-HMAC-SHA256 allows. */
const MAX_REQUEST_BYTES = 10 * 1024 * 1024

const apis = new Map<string, Api>([
  ['ApplyWebVerificationBizTokenIntl', 'apply'],
  ['GetWebVerificationResultIntl', 'result'],
])

const tooLarge = new ApiFailure('RequestSizeLimitExceeded', 'The request is too large.')
const internal = new ApiFailure('InternalError', 'An internal error has occurred.')

/** Tencent's API: POST / only, status 200 also for errors. */
export function createApi(
  core: Core,
  options: { secretId: string; secretKey: string; qps: number; clock: { now(): Date } },
) {
  const app = Fastify({ logger: false, bodyLimit: MAX_REQUEST_BYTES * 2, forceCloseConnections: true })
  const limit = createRateLimit(options.qps)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))

  async function answer(request: FastifyRequest, reply: FastifyReply) {
    const header = (name: string) => String(request.headers[name] ?? '')
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    if (body.length > MAX_REQUEST_BYTES) throw tooLarge
    const now = Math.floor(options.clock.now().getTime() / 1000)
    const unsigned = checkSignature({ headers: request.headers, body, now }, options)
    if (unsigned) throw new ApiFailure(unsigned.code, unsigned.message)
    const api = apis.get(header('x-tc-action'))
    if (!api) throw new ApiFailure('InvalidAction', 'The action does not exist.')
    if (header('x-tc-version') !== VERSION) throw new ApiFailure('NoSuchVersion', 'The version does not exist.')
    if (!limit.take(api)) throw new ApiFailure('RequestLimitExceeded', `More than ${options.qps} requests a second.`)
    const fault = await takeFault(core, api)
    refuse(fault)
    const result = await core[api](parse(body))
    if (await befall(fault, reply)) return reply
    return reply.send({ Response: distort(fault, result) })
  }

  app.post('/', answer)
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const { code, message } = error instanceof ApiFailure ? error : error.statusCode === 413 ? tooLarge : internal
    reply.code(200).send({ Response: { Error: { Code: code, Message: message }, RequestId: randomUUID() } })
  })
  return app
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new ApiFailure('InvalidParameter', 'The body is not JSON.')
  }
}
