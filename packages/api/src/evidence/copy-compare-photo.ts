import type { DataKey } from '@ekyc/storage'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import type { NewPhoto } from './add-compare-photo.ts'
import { currentComparePhoto } from './current-compare-photo.ts'
import { keyOrReport } from './report-damage.ts'
import { ownFile } from './stored-file.ts'

/** Copies the comparison photo of a verification for another one, sealed with that one's key. Call before the transaction. */
export async function copyComparePhoto(
  ctx: Ctx,
  from: { id: string; dataKey: string },
  { verificationId, key }: { verificationId: string; key: DataKey },
): Promise<NewPhoto> {
  const oldKey = await keyOrReport(ctx, from)
  const jpeg = oldKey && (await currentComparePhoto(ctx, from.id, oldKey))
  if (!jpeg) {
    throw new AppError('invalidInput', 'The earlier verification has no photo that can be reused. Upload one.', {
      field: 'comparePhotoId',
      reason: 'noPhoto',
    })
  }
  const evidenceId = ctx.ids.next('evd')
  const file = ownFile({ verificationId, id: evidenceId, kind: 'comparePhoto' })
  await ctx.evidence.put(file, key, jpeg)
  return { evidenceId, storageKey: file.storageKey, bytes: jpeg.length }
}
