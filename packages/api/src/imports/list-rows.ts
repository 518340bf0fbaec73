import type { ImportRowState } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { cellsOf, findImport, keyOf } from './find-import.ts'
import type { ImportRowPage, ListRowsInput } from './schema.ts'
import { notesOf } from './stored.ts'

/** The rows in one state, in the order of the file, with what is to be said of each. */
export async function listRows(ctx: Ctx, { id, state, cursor, limit }: ListRowsInput): Promise<ImportRowPage> {
  const key = keyOf(ctx, await findImport(ctx, id))
  const rows = await ctx.db.client.importRow.findMany({
    where: { importId: id, state, ...(cursor === undefined ? {} : { number: { gt: cursor } }) },
    orderBy: { number: 'asc' },
    take: limit + 1,
  })
  const items = rows.slice(0, limit).map((row) => ({
    number: row.number,
    state: row.state as ImportRowState,
    cells: key ? cellsOf(key, row) : [],
    notes: notesOf(row),
    verificationId: row.verificationId,
  }))
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.number ?? null) : null }
}
