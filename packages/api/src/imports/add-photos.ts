import { importLimits } from '@ekyc/domain'
import type { DataKey } from '@ekyc/storage'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { assertMine, assertState, findImport, type ImportRecord, keyOf } from './find-import.ts'
import { takeZipQuota } from './import-quota.ts'
import { openZip } from './photos/open-zip.ts'
import { keepFile, removeFile } from './read/parts.ts'
import type { ImportView } from './schema.ts'
import { formatOf } from './stored.ts'
import { viewImport } from './view-import.ts'

const BEFORE_CHECK = ['ready', 'checking', 'checked'] as const

/**
 * Keeps a ZIP of compare photos, in place of an earlier one; its photos are checked when the rows are checked.
 * `bytes`: its size, where the caller announced it.
 */
export async function addPhotos(
  ctx: Ctx,
  { id, file, bytes }: { id: string; file: AsyncIterable<Uint8Array>; bytes?: number },
): Promise<ImportView> {
  const row = await findImport(ctx, id)
  assertMine(ctx, row)
  assertState(row, BEFORE_CHECK, 'This import has already started, so its photos can’t be changed.')
  const key = keyOf(ctx, row)
  if (!key) throw new Error('an import that has not started has its key')
  const arrived = await takeZipQuota(ctx, row, bytes ?? importLimits.photosBytes)
  try {
    await keepPhotos(ctx, row, key, file)
  } finally {
    await arrived()
  }
  return viewImport(ctx, await findImport(ctx, id))
}

async function keepPhotos(ctx: Ctx, row: ImportRecord, key: DataKey, file: AsyncIterable<Uint8Array>): Promise<void> {
  const { id } = row
  const storageKey = `imports/${id}/${ctx.ids.next('pho')}`
  try {
    const tooLarge = 'This ZIP is larger than 500 MB. Split the list and its photos.'
    const bytes = await keepFile(ctx, { storageKey, key, limit: importLimits.photosBytes, tooLarge }, file)
    const { files } = await openZip(ctx, { storageKey, key, bytes })
    // A ZIP takes a while to arrive, and its columns may have been matched meanwhile.
    const { format } = await findImport(ctx, id)
    const written = await ctx.db.client.import.updateMany({
      where: { id, state: { in: [...BEFORE_CHECK] }, photosKey: row.photosKey, format },
      data: {
        state: 'ready',
        nextStepAt: null,
        photosKey: storageKey,
        changedAt: ctx.clock.now(),
        format: JSON.stringify({ ...formatOf({ format }), photos: { files, bytes } }),
      },
    })
    if (written.count === 0)
      throw new AppError('conflict', 'This import was changed by someone else. Reload it and try again.', {
        reason: 'state',
      })
  } catch (error) {
    await removeFile(ctx, storageKey, importLimits.photosBytes)
    throw error
  }
  const { photos: earlier } = formatOf(row)
  if (row.photosKey && earlier) await removeFile(ctx, row.photosKey, earlier.bytes)
}
