import type { Declined } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { dropMessages } from '../messages/drop-messages.ts'
import { notEnded } from './axes.ts'
import { findByCode } from './find-by-code.ts'
import { noDelivery } from './set-delivery.ts'

/** The customer would rather not (nothing is final: a start withdraws it), or is somebody else (the link ends). */
export async function declineLink(ctx: Ctx, input: { code: string; as: Declined }): Promise<void> {
  const { id } = await findByCode(ctx, input.code)
  const declined = { declined: input.as, openDecline: input.as, ...noDelivery }
  await record(ctx, async (tx, emit) => {
    const written = await tx.verification.updateMany({
      where: {
        id,
        ...notEnded,
        OR: [{ declined: null }, { declined: { not: input.as } }],
      },
      data: input.as === 'notMe' ? { ...declined, progress: 'cancelled', cancelReason: 'notMe' } : declined,
    })
    if (written.count === 0) return
    await dropMessages(ctx, tx, emit, { verificationId: id, because: input.as === 'notMe' ? 'ended' : 'declined' })
    await emit({ verificationId: id, kind: 'declined', facts: { as: input.as } })
    if (input.as === 'notMe') await emit({ verificationId: id, kind: 'cancelled', facts: { reason: 'notMe' } })
  })
}
