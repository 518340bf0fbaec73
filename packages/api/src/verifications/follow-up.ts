import { unended } from '@ekyc/domain'
import type { DataKey } from '@ekyc/storage'
import { type TakenPhoto, takePhoto } from '../compare-photos/take-photo.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import type { NewPhoto } from '../evidence/add-compare-photo.ts'
import { copyComparePhoto } from '../evidence/copy-compare-photo.ts'
import { findVerification, type VerificationRow } from './find-verification.ts'
import type { CreateVerificationInput } from './schema.ts'

/** The ended verification that a new one follows, if the actor may see it; null where none is named. */
export async function findFollowed(
  ctx: Ctx,
  { followsId, reusePhoto }: Pick<CreateVerificationInput, 'followsId' | 'reusePhoto'>,
): Promise<VerificationRow | null> {
  if (!followsId) {
    if (!reusePhoto) return null
    throw new AppError('invalidInput', 'Enter the verification whose photo is reused.', { field: 'followsId' })
  }
  const row = await findVerification(ctx.db.client, ctx, followsId)
  const isOpen = unended.some((progress) => progress === row.progress) && row.expiresAt > ctx.clock.now()
  if (isOpen) {
    throw new AppError('invalidInput', 'This verification hasn’t ended yet. Use its link, or cancel it first.', {
      field: 'followsId',
      reason: 'notEnded',
    })
  }
  return row
}

/**
 * The comparison photo of a new verification, sealed with its key: an upload, else that of the followed one. Who may not
 * see faces may reuse one all the same: the bytes never leave the server, and only a customer's own case gives them.
 */
export async function photoFor(
  ctx: Ctx,
  of: { verificationId: string; key: DataKey },
  { comparePhotoId, reusePhoto }: Pick<CreateVerificationInput, 'comparePhotoId' | 'reusePhoto'>,
  followed: VerificationRow | null,
): Promise<NewPhoto | TakenPhoto | null> {
  if (comparePhotoId) return takePhoto(ctx, { photoId: comparePhotoId, ...of })
  return followed && reusePhoto ? copyComparePhoto(ctx, followed, of) : null
}
