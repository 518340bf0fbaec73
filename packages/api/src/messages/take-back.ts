import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { record } from '../events/record.ts'
import { lockVerification } from '../verifications/lock-verification.ts'
import { findMessage } from './find-message.ts'
import { refreshDelivery } from './refresh-delivery.ts'

/** Takes a message back of which nothing has left: within 10 s of its writing, or between two tries. */
export async function takeBack(ctx: Ctx, input: { id: string }): Promise<{ id: string }> {
  await record(ctx, async (tx, emit) => {
    const { verificationId, channel, kind } = await findMessage(tx, ctx, input.id)
    await lockVerification(tx, verificationId)
    const { count } = await tx.message.updateMany({
      where: { id: input.id, state: 'queued', tryingSince: null, lostAnswers: 0 },
      data: { state: 'takenBack', nextTryAt: null, endedAt: ctx.clock.now() },
    })
    if (count === 0) {
      throw new AppError('conflict', 'It is too late to undo this message: it has already been sent or has ended.', {
        reason: 'messageLeft',
      })
    }
    await emit({ verificationId, kind: 'messageTakenBack', facts: { messageId: input.id, channel, kind } })
    await refreshDelivery(ctx, tx, verificationId)
  })
  return { id: input.id }
}
