import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import type { UploadedPhoto } from './schema.ts'
import { uploaderOf } from './take-photo.ts'
import { takeUnusedQuota } from './unused-quota.ts'
import { uploadedFile, uploadKey } from './uploaded-file.ts'
import { whileUploading } from './while-uploading.ts'

/** 20 MB: what a phone's camera makes at most, with room. */
export const MAX_UPLOAD_BYTES = 20 * 1024 * 1024

/**
 * Decodes a JPG or PNG, turns it upright, strips what it carries besides the picture, and keeps it until a verification
 * takes it: for 24 hours, or longer with `heldUntil`.
 */
export async function uploadPhoto(
  ctx: Ctx,
  input: AsyncIterable<Uint8Array>,
  heldUntil: Date | null = null,
): Promise<UploadedPhoto> {
  const uploadedBy = uploaderOf(ctx)
  // The worker reads an import's photos one by one.
  if (heldUntil) return keepPhoto(ctx, { uploadedBy, heldUntil }, input)
  return whileUploading(uploadedBy, () => keepPhoto(ctx, { uploadedBy, heldUntil }, input))
}

async function keepPhoto(
  ctx: Ctx,
  { uploadedBy, heldUntil }: { uploadedBy: string; heldUntil: Date | null },
  input: AsyncIterable<Uint8Array>,
): Promise<UploadedPhoto> {
  const file = await readAtMost(input, MAX_UPLOAD_BYTES)
  const photo = await ctx.photos.inspect(file, { owner: uploadedBy, lane: heldUntil ? 'imports' : 'people' })
  if (!photo.ok) {
    const code = photo.problem === 'tooManyPixels' ? 'tooLarge' : 'invalidInput'
    const facts = photo.fileKind && { fileKind: photo.fileKind }
    throw new AppError(code, photo.message, { field: 'photo', reason: photo.problem, facts })
  }
  const id = ctx.ids.next('pho')
  const dataKey = ctx.keyring.newDataKey(id)
  const storageKey = uploadKey(id)
  // The row first: whatever happens to the file, the sweep knows of it.
  await ctx.db.transaction(async (tx) => {
    if (!heldUntil) await takeUnusedQuota(tx, ctx, uploadedBy)
    await tx.comparePhoto.create({
      data: {
        id,
        uploadedBy,
        dataKey,
        storageKey,
        width: photo.width,
        height: photo.height,
        bytes: photo.jpeg.length,
        warnings: JSON.stringify(photo.warnings),
        createdAt: ctx.clock.now(),
        heldUntil,
      },
    })
  })
  await ctx.evidence.put(uploadedFile({ id, storageKey }), ctx.keyring.open(dataKey, id), photo.jpeg)
  const { width, height, warnings, face, rotated } = photo
  return { id, width, height, bytes: photo.jpeg.length, warnings, face, rotated }
}

/** Reads a little past the limit without keeping it: a browser hears the answer only when it has sent everything. */
async function readAtMost(stream: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size <= limit) chunks.push(chunk)
    else if (size > 2 * limit) break
  }
  if (size > limit) {
    throw new AppError('tooLarge', 'The photo is larger than 20 MB. Choose a smaller one.', {
      field: 'photo',
      reason: 'tooManyBytes',
    })
  }
  return Buffer.concat(chunks)
}
