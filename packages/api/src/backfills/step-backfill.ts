import type { Tx } from '@ekyc/db'
import type { Ctx } from '../context.ts'

/** Work on existing rows that a migration leaves to the program. */
export type Backfill = {
  /** Of the row that the migration writes. */
  name: string
  /** Ids of the next rows below this one, newest first; none when all are done. */
  next(before: string | null): Promise<string[]>
  /** Does the work on these rows. It may run more than once for a row. */
  renew(tx: Tx, ids: string[]): Promise<void>
}

/**
 * Does one batch, and returns true if there may be more. A restart continues after the last batch. Of several replicas
 * one does each batch: the others wait for its row, find it changed and leave.
 */
export async function stepBackfill(ctx: Ctx, { name, next, renew }: Backfill): Promise<boolean> {
  const known = await ctx.db.client.backfill.findUnique({ where: { name } })
  if (!known) return false
  const ids = await next(known.before)
  const last = ids.at(-1)
  if (last === undefined) {
    await ctx.db.client.backfill.deleteMany({ where: known })
    return false
  }
  await ctx.db.transaction(async (tx) => {
    const claimed = await tx.backfill.updateMany({ where: known, data: { before: last } })
    if (claimed.count === 1) await renew(tx, ids)
  })
  return true
}
