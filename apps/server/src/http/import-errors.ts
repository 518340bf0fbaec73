import { Readable } from 'node:stream'
import { errorFile, type Ports, type SessionReader } from '@ekyc/api'
import type { FastifyInstance } from 'fastify'
import { signedInCtx } from './signed-in.ts'

/** The rows of an import that were not made, as a CSV for who may see it; `?language=` is that of the reasons. */
export function importErrorRoutes(app: FastifyInstance, ports: Ports, { sessions }: { sessions: SessionReader }) {
  app.get<{ Params: { id: string }; Querystring: { language?: unknown } }>(
    '/api/imports/:id/errors',
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const { fileName, lines } = await errorFile(await signedInCtx(request, ports, sessions), {
        id: request.params.id,
        language: request.query.language === 'zh-CN' ? 'zh-CN' : 'en',
      })
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
        .send(Readable.from(lines))
    },
  )
}
