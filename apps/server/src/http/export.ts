import { Readable } from 'node:stream'
import { AppError, exportVerifications, type Ports, parseFilter, type SessionReader } from '@ekyc/api'
import { can } from '@ekyc/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isForeign } from './own-origin.ts'
import { signedInCtx } from './signed-in.ts'

type Asked = FastifyRequest<{ Querystring: { filter?: string } }>

/** What the list shows under a filter, as a CSV file that is written while it is read. */
export function exportRoutes(app: FastifyInstance, ports: Ports, { sessions }: { sessions: SessionReader }) {
  /** Who exports; refuses everybody who may not, also half-way. */
  async function exporter(request: FastifyRequest, extend: boolean) {
    const ctx = await signedInCtx(request, ports, sessions, { fresh: extend, extend })
    if (!can(ctx.actor.role, 'verifications.export')) {
      throw new AppError('notAllowed', 'You don’t have permission to do this. Ask an admin.')
    }
    return ctx
  }

  async function answer(request: FastifyRequest, reply: FastifyReply, given: unknown) {
    // Another site's page can lead a signed-in browser here: the file would not reach it, but the audit log would fill.
    if (isForeign(ports.config.consoleUrl, request.headers) && request.headers['sec-fetch-site'] !== 'none') {
      throw new AppError('notAllowed', 'Exports are only available from the console. Open it and export there.')
    }
    const ctx = await exporter(request, true)
    const filter = parseFilter(given)
    const lines = exportVerifications(ctx, filter, async () => void (await exporter(request, false)))
    const day = ports.clock.now().toISOString().slice(0, 10)
    return reply
      .type('text/csv; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="verifications-${day}.csv"`)
      .send(Readable.from(lines, { objectMode: false }))
  }

  // A HEAD request would log an export that is never downloaded.
  app.get('/api/verifications/export', { exposeHeadRoute: false }, (request: Asked, reply) =>
    answer(request, reply, request.query.filter),
  )
  // A form, for selected rows, because an address has no room for their ids.
  app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { bodyLimit: 100_000, parseAs: 'string' },
      (_request, body, done) => done(null, new URLSearchParams(String(body)).get('filter')),
    )
    scope.post('/api/verifications/export', (request, reply) => answer(request, reply, request.body))
  })
}
