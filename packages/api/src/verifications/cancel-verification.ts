import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { record } from '../events/record.ts'
import { dropMessages } from '../messages/drop-messages.ts'
import { notEnded } from './axes.ts'
import { findVerification } from './find-verification.ts'
import type { CancelVerificationInput } from './schema.ts'

/** Ends the link. A session that the customer has begun goes on: its result is kept and shown. */
export async function cancelVerification(ctx: Ctx, input: CancelVerificationInput): Promise<{ id: string }> {
  await record(ctx, async (tx, emit) => {
    await findVerification(tx, ctx, input.id)
    const written = await tx.verification.updateMany({
      where: { id: input.id, ...notEnded },
      data: { progress: 'cancelled', cancelReason: input.reason, openDecline: null },
    })
    if (written.count === 0) throw new AppError('conflict', 'This verification has already ended.', { reason: 'ended' })
    await dropMessages(ctx, tx, emit, { verificationId: input.id, because: 'ended' })
    await emit({
      verificationId: input.id,
      kind: 'cancelled',
      facts: { reason: input.reason },
      ...(input.note ? { personal: { note: input.note } } : {}),
    })
  })
  return { id: input.id }
}
