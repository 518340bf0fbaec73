import type { Receipt } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { asMessage } from './find-message.ts'
import { refreshDelivery } from './refresh-delivery.ts'
import { sealAnswer } from './sealed.ts'

/**
 * Writes what a provider says of an SMS that it took; telling it twice changes nothing. One whose answer was lost is known
 * by our own id alone. False when it is none of ours.
 */
export async function noteReceipt(ctx: Ctx, { providerId, delivered, at, text }: Receipt): Promise<boolean> {
  const found = await ctx.db.client.message.findFirst({
    where: { channel: 'sms', OR: [{ providerId }, { id: providerId }] },
    orderBy: { id: 'desc' },
    include: { verification: { select: { dataKey: true } } },
  })
  if (!found) return false
  const { id, verificationId, channel, kind } = asMessage(found)
  const now = ctx.clock.now()
  const answer = text ? sealAnswer(ctx.keyring.open(found.verification.dataKey, verificationId), id, text) : null
  await record(ctx, async (tx, emit) => {
    const { count } = await tx.message.updateMany({
      where: {
        id,
        OR: [
          { providerId, state: 'accepted' },
          { id: providerId, state: 'unsure' },
          // It may be faster than the provider's answer to the try; whoever waits for that writes nothing any more.
          { id: providerId, state: 'queued', tryingSince: { not: null } },
        ],
      },
      data: {
        nextTryAt: null,
        tryingSince: null,
        endedAt: now,
        ...(delivered
          ? { state: 'delivered', problem: null, deliveredAt: at ?? now }
          : { state: 'failed', problem: 'notDelivered', sealedAnswer: answer }),
      },
    })
    if (count === 0) return
    const facts = { messageId: id, channel, kind, ...(delivered ? {} : { problem: 'notDelivered' }) }
    await emit({ verificationId, kind: delivered ? 'messageDelivered' : 'messageFailed', facts })
    await refreshDelivery(ctx, tx, verificationId)
  })
  return true
}
