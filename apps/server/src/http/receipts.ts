import { noteReceipt, type Ports } from '@ekyc/api'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { hasBearer } from './bearer.ts'

const receipt = z.strictObject({
  /** As the provider named the message when it took it. */
  id: z
    .string()
    .min(1)
    .max(200)
    // PostgreSQL breaks on it.
    .refine((text) => !text.includes('\u0000') && text.isWellFormed()),
  state: z.enum(['delivered', 'failed']),
})

/** Where a plain HTTP provider says whether a phone got what it took. There only with such a provider. */
export function receiptRoutes(app: FastifyInstance, ports: Ports, { token }: { token: string | undefined }) {
  if (!token) return
  app.post('/api/receipts/sms', { bodyLimit: 4096 }, async (request, reply) => {
    if (!hasBearer(request, token)) {
      return reply.code(401).header('www-authenticate', 'Bearer').send({ error: 'SMS_HTTP_TOKEN is required.' })
    }
    const parsed = receipt.safeParse(request.body)
    if (!parsed.success) {
      return reply.code(400).send({ error: 'Send { "id": "…", "state": "delivered" } or "failed", as JSON.' })
    }
    const { id: providerId, state } = parsed.data
    const known = await noteReceipt(
      { ...ports, actor: { kind: 'worker' } },
      { providerId, delivered: state === 'delivered', at: null, text: null },
    )
    return known ? reply.code(204).send() : reply.code(404).send({ error: 'No message has this ID.' })
  })
}
