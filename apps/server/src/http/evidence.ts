import { openEvidence, type Ports, type SessionReader } from '@ekyc/api'
import type { FastifyInstance } from 'fastify'
import { signedInCtx } from './signed-in.ts'

/** Bytes of one file for who may see them; in ranges, so that a video can be wound. */
export function evidenceRoutes(app: FastifyInstance, ports: Ports, { sessions }: { sessions: SessionReader }) {
  app.get<{ Params: { id: string } }>('/api/evidence/:id', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const ctx = await signedInCtx(request, ports, sessions)
    const { bytes, mediaType } = await openEvidence(ctx, request.params.id)
    reply
      .type(mediaType)
      .header('content-disposition', mediaType === 'application/octet-stream' ? 'attachment' : 'inline')
      .header('accept-ranges', 'bytes')
    const range = parseRange(request.headers.range, bytes.length)
    if (range === 'outside') return reply.code(416).header('content-range', `bytes */${bytes.length}`).send()
    if (!range) return reply.send(bytes)
    const { from, to } = range
    return reply
      .code(206)
      .header('content-range', `bytes ${from}-${to}/${bytes.length}`)
      .send(bytes.subarray(from, to + 1))
  })
}

/** One range; several, or what is no range, mean the whole file. */
function parseRange(header: string | undefined, size: number): { from: number; to: number } | 'outside' | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return null
  const from = match[1] === '' ? Math.max(size - Number(match[2]), 0) : Number(match[1])
  const to = match[1] === '' || match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1)
  return from > to || from >= size ? 'outside' : { from, to }
}
