import type { Tx } from '@ekyc/db'
import type { DataKey } from '@ekyc/storage'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import type { NewPhoto } from '../evidence/add-compare-photo.ts'
import { isDamage } from '../evidence/report-damage.ts'
import { ownFile } from '../evidence/stored-file.ts'
import { uploadedFile } from './uploaded-file.ts'

export type TakenPhoto = NewPhoto & { photoId: string }

export const gone = () =>
  new AppError('invalidInput', 'The uploaded photo has expired. Upload it again.', { field: 'comparePhotoId' })

/**
 * Seals an upload anew with the verification's key. Call before the transaction; `claimPhotos` inside it makes it final.
 * Only the uploader's own, unused photos are found.
 */
export async function takePhoto(
  ctx: Ctx,
  input: { photoId: string; verificationId: string; key: DataKey },
): Promise<TakenPhoto> {
  const jpeg = await readOwnUpload(ctx, input.photoId)
  const evidenceId = ctx.ids.next('evd')
  const file = ownFile({ verificationId: input.verificationId, id: evidenceId, kind: 'comparePhoto' })
  await ctx.evidence.put(file, input.key, jpeg)
  return { photoId: input.photoId, evidenceId, storageKey: file.storageKey, bytes: jpeg.length }
}

/** The uploader's own photo, if no verification has taken it. */
export async function findOwnUpload(ctx: Ctx, id: string) {
  const photo = await ctx.db.client.comparePhoto.findUnique({ where: { id } })
  if (!photo || photo.takenAt || photo.uploadedBy !== uploaderOf(ctx)) throw gone()
  return photo
}

/** The picture of `findOwnUpload`, as a JPG. */
export const readOwnUpload = async (ctx: Ctx, id: string): Promise<Buffer> =>
  readUpload(ctx, await findOwnUpload(ctx, id))

async function readUpload(ctx: Ctx, photo: { id: string; storageKey: string; dataKey: string }): Promise<Buffer> {
  try {
    return await ctx.evidence.get(uploadedFile(photo), ctx.keyring.open(photo.dataKey, photo.id))
  } catch (error) {
    if (!isDamage(error)) throw error
    ctx.log.error({ photoId: photo.id, problem: error.name, error }, 'uploaded photo could not be read')
    throw new AppError('invalidInput', 'This photo was damaged in storage. Upload it again.', {
      field: 'comparePhotoId',
    })
  }
}

/** One verification only ever gets a photo: the second of two takers is refused. */
export async function claimPhotos(tx: Tx, ctx: Ctx, photos: TakenPhoto[]): Promise<void> {
  const claimed = await tx.comparePhoto.updateMany({
    where: { id: { in: photos.map(({ photoId }) => photoId) }, takenAt: null },
    data: { takenAt: ctx.clock.now() },
  })
  if (claimed.count < photos.length) throw gone()
}

export function uploaderOf(ctx: Ctx): string {
  if (ctx.actor.kind === 'user') return ctx.actor.userId
  if (ctx.actor.kind === 'apiKey') return ctx.actor.keyId
  throw new AppError('notAllowed', 'Sign in to upload photos.')
}
