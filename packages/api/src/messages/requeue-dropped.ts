import type { Tx } from '@ekyc/db'
import { beyond } from '../clock/clock-is-plausible.ts'
import type { Ctx } from '../context.ts'
import type { Emit } from '../events/record.ts'
import { refreshDelivery } from './refresh-delivery.ts'

/**
 * Queues messages again that were dropped by a clock that has been set back since, unless a newer one took their place.
 * The next try drops those again for which there is another reason.
 */
export async function requeueDropped(
  ctx: Pick<Ctx, 'clock' | 'carriers'>,
  tx: Tx,
  emit: Emit,
  verificationId: string,
): Promise<void> {
  const now = ctx.clock.now()
  const messages = await tx.message.findMany({ where: { verificationId }, orderBy: { id: 'asc' } })
  for (const { id, channel, kind, state, endedAt } of messages) {
    const isNewest = messages.findLast((other) => other.channel === channel)?.id === id
    if (state !== 'dropped' || !endedAt || endedAt <= beyond(now) || !isNewest) continue
    if (!ctx.carriers[channel as keyof Ctx['carriers']]) continue
    const { count } = await tx.message.updateMany({
      where: { id, state },
      data: { state: 'queued', nextTryAt: now, endedAt: null },
    })
    if (count === 1) await emit({ verificationId, kind: 'messageRetried', facts: { messageId: id, channel, kind } })
  }
  await refreshDelivery(ctx, tx, verificationId)
}
