import type { Tx } from '@ekyc/db'
import type { Channel } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import type { Emit } from '../events/record.ts'

/** Why there is no reason left to send. */
export type DropReason = 'ended' | 'declined' | 'expired' | 'replaced' | 'sentAgain'

/** Ends, in the caller's transaction, what is queued for a verification and of which nothing has left. */
export async function dropMessages(
  ctx: Pick<Ctx, 'clock'>,
  tx: Tx,
  emit: Emit,
  which: { verificationId: string; because: DropReason; channel?: Channel; withLink?: true },
): Promise<void> {
  const { because, ...where } = which
  const queued = { ...where, state: 'queued', tryingSince: null }
  const rows = await tx.message.findMany({ where: queued, select: { id: true, channel: true, kind: true } })
  for (const { id, channel, kind } of rows) {
    const { count } = await tx.message.updateMany({
      where: { id, state: 'queued', tryingSince: null },
      data: { state: 'dropped', nextTryAt: null, endedAt: ctx.clock.now() },
    })
    if (count === 0) continue
    const facts = { messageId: id, channel, kind, because }
    await emit({ verificationId: which.verificationId, kind: 'messageDropped', facts })
  }
}
