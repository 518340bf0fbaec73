import type { Tx } from '@ekyc/db'
import type { Ctx } from '../context.ts'

/** Work on existing rows that an upgrade leaves to the program. */
export type Backfill = {
  /** Another name does the work again, on every row. */
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
  const { backfill } = ctx.db.client
  const known = await backfill.upsert({ where: { name }, create: { name }, update: {} })
  if (known.doneAt) return false
  const ids = await next(known.before)
  const last = ids.at(-1)
  await ctx.db.transaction(async (tx) => {
    const data = last === undefined ? { doneAt: ctx.clock.now() } : { before: last }
    const claimed = await tx.backfill.updateMany({ where: { name, before: known.before, doneAt: null }, data })
    if (claimed.count === 1 && last !== undefined) await renew(tx, ids)
  })
  return last !== undefined
}
