import { Readable } from 'node:stream'
import { errorFile, type Ports, readRowPhoto, type SessionReader } from '@ekyc/api'
import type { FastifyInstance } from 'fastify'
import { signedInCtx } from './signed-in.ts'

/**
 * Files of an import for those who may see them: the rows that were not created as a CSV, with reasons in the language
 * of `?language=`, and the photo of a checked row before the start.
 */
export function importFileRoutes(app: FastifyInstance, ports: Ports, { sessions }: { sessions: SessionReader }) {
  app.get<{ Params: { id: string; row: string } }>('/api/imports/:id/photos/:row', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const { id, row } = request.params
    const number = /^\d{1,7}$/.test(row) ? Number(row) : 0
    const photo = await readRowPhoto(await signedInCtx(request, ports, sessions), { id, number })
    return reply.type('image/jpeg').send(photo)
  })
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
