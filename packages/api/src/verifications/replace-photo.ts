import { claimPhotos, takePhoto } from '../compare-photos/take-photo.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { record } from '../events/record.ts'
import { addComparePhoto, hasComparePhoto } from '../evidence/add-compare-photo.ts'
import { notEnded } from './axes.ts'
import { findVerification } from './find-verification.ts'

/** Puts a better compare photo in place; the customer can start again at once. */
export async function replacePhoto(ctx: Ctx, input: { id: string; comparePhotoId: string }): Promise<{ id: string }> {
  const { dataKey } = await findVerification(ctx.db.client, ctx, input.id)
  const photo = await takePhoto(ctx, {
    photoId: input.comparePhotoId,
    verificationId: input.id,
    key: ctx.keyring.open(dataKey, input.id),
  })
  try {
    await record(ctx, async (tx, emit) => {
      const written = await tx.verification.updateMany({
        where: { id: input.id, ...notEnded },
        data: { needs: null },
      })
      if (written.count === 0) {
        throw new AppError('conflict', 'This verification has ended. Create a new one with the better photo.', {
          reason: 'ended',
        })
      }
      await claimPhotos(tx, ctx, [photo])
      await addComparePhoto(tx, ctx, input.id, photo)
      await emit({ verificationId: input.id, kind: 'photoReplaced', facts: { evidenceId: photo.evidenceId } })
    })
  } catch (error) {
    if (await hasComparePhoto(ctx, photo)) return { id: input.id }
    await ctx.evidence.remove(photo.storageKey)
    throw error
  }
  return { id: input.id }
}
