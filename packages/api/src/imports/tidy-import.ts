import { releasePhotos } from '../compare-photos/sweep-photos.ts'
import type { Ctx } from '../context.ts'
import type { ImportRecord } from './find-import.ts'
import { removeFile } from './read/parts.ts'
import { formatOf } from './stored.ts'

const BATCH = 200

/** Gives up what an import that is over held: its file, its ZIP, and the photos of rows that were not made. True while there is more. */
export async function tidyImport(ctx: Ctx, found: ImportRecord): Promise<boolean> {
  const { photos, guess } = formatOf(found)
  if (found.storageKey && guess) {
    await removeFile(ctx, found.storageKey, guess.bytes)
    await ctx.db.client.import.update({ where: { id: found.id }, data: { storageKey: null } })
  }
  if (found.photosKey && photos) {
    await removeFile(ctx, found.photosKey, photos.bytes)
    await ctx.db.client.import.update({ where: { id: found.id }, data: { photosKey: null } })
  }
  const rows = await ctx.db.client.importRow.findMany({
    where: {
      importId: found.id,
      state: { in: ['good', 'doubtful', 'failed', 'already'] },
      comparePhotoId: { not: null },
    },
    take: BATCH,
    select: { number: true, comparePhotoId: true },
  })
  await releasePhotos(
    ctx,
    rows.flatMap(({ comparePhotoId }) => comparePhotoId ?? []),
  )
  await ctx.db.client.importRow.updateMany({
    where: { importId: found.id, number: { in: rows.map(({ number }) => number) } },
    data: { comparePhotoId: null },
  })
  return rows.length === BATCH
}
