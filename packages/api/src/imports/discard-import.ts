import { importLimits } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { removeFile } from './read/parts.ts'
import { formatOf } from './stored.ts'

const BATCH = 1000

/** Removes an import with all that it holds; a large one in pieces, so that nobody waits. */
export async function discardImport(ctx: Ctx, id: string): Promise<void> {
  const found = await ctx.db.client.import.findUnique({ where: { id } })
  if (!found) return
  if (found.storageKey) await removeFile(ctx, found.storageKey, importLimits.fileBytes)
  if (found.photosKey) await removeFile(ctx, found.photosKey, formatOf(found).photos?.bytes ?? importLimits.photosBytes)
  for (let deleted = BATCH; deleted === BATCH; ) {
    const rows = await ctx.db.client.importRow.findMany({
      where: { importId: id },
      orderBy: { number: 'asc' },
      take: BATCH,
      select: { number: true },
    })
    const { count } = await ctx.db.client.importRow.deleteMany({
      where: { importId: id, number: { lte: rows.at(-1)?.number ?? 0 } },
    })
    deleted = count
  }
  await ctx.db.client.import.deleteMany({ where: { id } })
}
