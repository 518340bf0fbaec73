import { afterTelling, type Trouble } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { columnsOf, stateOf } from './alarm-row.ts'
import { newsOf, tell } from './tell.ts'

/** Longer than the slowest way takes. */
const LEASE_MS = 60_000

/** Tells what is due. Of several replicas the one that moves the instant tells. */
export async function tellDue(ctx: Ctx): Promise<void> {
  const { alarm } = ctx.db.client
  const due = await alarm.findMany({ where: { nextTryAt: { lte: ctx.clock.now() } }, orderBy: { nextTryAt: 'asc' } })
  for (const row of due) {
    const lease = new Date(ctx.clock.now().getTime() + LEASE_MS)
    const held = { key: row.key, nextTryAt: lease }
    const claimed = await alarm.updateMany({
      where: { key: row.key, nextTryAt: row.nextTryAt },
      data: { nextTryAt: lease, tries: { increment: 1 } },
    })
    if (claimed.count === 0) continue
    const state = { ...stateOf(row), tries: row.tries + 1 }
    const told = await tell(ctx, newsOf(ctx, row.key as Trouble, state, JSON.parse(row.facts)), state.toldBy)
    const missing = Object.keys(told.problems).length > 0
    const next = afterTelling(state, { missing, toldBy: told.toldBy }, ctx.clock.now())
    if (next === 'forget') await alarm.deleteMany({ where: held })
    else {
      const { seenAt: _, ...columns } = columnsOf(next)
      await alarm.updateMany({ where: held, data: columns })
    }
  }
}
