import type { ImportRowState } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { visibleTo } from '../verifications/own-unit.ts'
import { unitsOf } from '../verifications/units-of.ts'
import { cellsOf, findImport, keyOf } from './find-import.ts'
import type { ImportRowPage, ListRowsInput } from './schema.ts'
import { notesOf } from './stored.ts'

/** The rows in one state, in the order of the file, with what is to be said of each. */
export async function listRows(ctx: Ctx, { id, state, cursor, limit }: ListRowsInput): Promise<ImportRowPage> {
  const found = await findImport(ctx, id)
  const key = keyOf(ctx, found)
  const rows = await ctx.db.client.importRow.findMany({
    where: { importId: id, state, ...(cursor === undefined ? {} : { number: { gt: cursor } }) },
    orderBy: { number: 'asc' },
    take: limit + 1,
  })
  const page = rows.slice(0, limit).map((row) => ({ row, notes: notesOf(row) }))
  const isSeen = await seenOf(
    ctx,
    page.flatMap(({ notes }) => notes.flatMap(({ verificationId }) => verificationId ?? [])),
  )
  const items = page.map(({ row, notes }) => ({
    number: row.number,
    state: row.state as ImportRowState,
    cells: key ? cellsOf(key, row) : [],
    notes: notes.map(({ verificationId, ...note }) => (isSeen(verificationId) ? { ...note, verificationId } : note)),
    photoId: found.state === 'checked' ? row.comparePhotoId : null,
    verificationId: row.verificationId,
  }))
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.number ?? null) : null }
}

/** A note may be older than "operators see their own unit only" and name a verification of another one. */
async function seenOf(ctx: Ctx, ids: string[]): Promise<(id: string | undefined) => boolean> {
  const { unit } = await visibleTo(ctx)
  if (unit === undefined) return (id) => id !== undefined
  const units = await unitsOf(ctx, ids)
  return (id) => id !== undefined && units.get(id) === unit
}
