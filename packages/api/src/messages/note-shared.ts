import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { record } from '../events/record.ts'
import { getPinnedProfile } from '../profiles/find-profile-version.ts'
import { findVerification } from '../verifications/find-verification.ts'
import type { sharings } from './schema.ts'

/** Writes down that a person took the link out by hand: copied it, showed its QR code, or shared it from their device. */
export async function noteShared(
  ctx: Ctx,
  { verificationId, by }: { verificationId: string; by: (typeof sharings)[number] },
): Promise<{ id: string }> {
  await record(ctx, async (tx, emit) => {
    const row = await findVerification(tx, ctx, verificationId)
    const { handling } = await getPinnedProfile(tx, row.profileVersionId)
    if (!handling.channels[by]) {
      throw new AppError('conflict', 'The profile does not allow sharing the link this way. Choose another.', {
        field: 'by',
        reason: 'channelOff',
      })
    }
    await emit({ verificationId, kind: 'linkShared', facts: { by } })
  })
  return { id: verificationId }
}
