import { appRouter, type Ports, type RequestContext, type SessionReader } from '@ekyc/api'
import { importLimits } from '@ekyc/domain'
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { RETRY_AFTER } from './guards.ts'
import { isFrom } from './own-origin.ts'
import { webHeaders } from './web-request.ts'

/** The largest of what is dropped; each use case holds its own limit, in words, while it reads. */
const MAX_BODY_BYTES = importLimits.photosBytes + 64 * 1024 * 1024

/** The API at /api/trpc. Changes are taken from the console’s own origin alone. */
export function trpcRoutes(
  app: FastifyInstance,
  ports: Ports,
  { sessions, consoleUrl }: { sessions: SessionReader; consoleUrl: string },
) {
  app.register(async (scope) => {
    scope.addContentTypeParser('application/octet-stream', { bodyLimit: MAX_BODY_BYTES }, (_request, payload, done) =>
      done(null, payload),
    )
    // What was refused before it was read to its end would stand in the way of the connection's next request.
    scope.addHook('onSend', async (request, reply) => {
      if (!request.raw.complete) reply.header('connection', 'close')
    })
    // A cookie alone is no consent: another site's page can send it along.
    scope.addHook('onRequest', async (request, reply) => {
      if (request.method === 'POST' && request.headers.cookie && !isFrom(consoleUrl, request.headers)) {
        return reply.code(403).send(refusal(consoleUrl))
      }
    })
    endStreamsOnClose(scope)
    const options: FastifyTRPCPluginOptions<typeof appRouter> = {
      prefix: '/api/trpc',
      trpcOptions: {
        router: appRouter,
        allowBatching: true,
        maxBatchSize: 50,
        responseMeta({ errors }) {
          const headers = new Headers([['cache-control', 'no-store']])
          if (errors.some(({ code }) => code === 'SERVICE_UNAVAILABLE')) headers.set('retry-after', RETRY_AFTER)
          return { headers }
        },
        createContext({ req, res }): RequestContext {
          const headers = webHeaders(req)
          return {
            ports,
            headers,
            setCookie(line) {
              if (!res.sent) res.header('set-cookie', line)
            },
            async signedIn(options) {
              const { user, setCookie } = await sessions.read(headers, options)
              if (setCookie.length > 0 && !res.sent) res.header('set-cookie', setCookie)
              return user
            },
          }
        },
      },
    }
    scope.register(fastifyTRPCPlugin, options)
  })
}

/** In tRPC's shape, so that a console opened under another address can say what to do. */
const refusal = (consoleUrl: string) => ({
  error: {
    code: TRPC_ERROR_CODES_BY_KEY.FORBIDDEN,
    message: `Changes are only accepted from the console at ${consoleUrl}. Open it there.`,
    data: { code: 'FORBIDDEN', httpStatus: 403, appCode: 'notAllowed', field: null },
  },
})

/** An open stream would hold a graceful stop to its very end; the console connects again by itself. */
function endStreamsOnClose(app: FastifyInstance) {
  const streams = new Set<FastifyReply['raw']>()
  app.addHook('onSend', async (_request, reply, payload) => {
    const type = payload instanceof Response ? payload.headers.get('content-type') : null
    if (!type?.startsWith('text/event-stream')) return
    streams.add(reply.raw)
    reply.raw.on('close', () => streams.delete(reply.raw))
  })
  app.addHook('preClose', async () => {
    for (const stream of streams) stream.destroy()
  })
}
