import type { Ctx } from '../context.ts'

/** The schedule's longest step is an hour; a look that is further away was set by a clock that has been set back since. */
const FARTHEST_MS = 61 * 60_000

/** Makes such looks due now, because Tencent's 72 hours go by the real time. Returns how many. */
export async function recallFarLooks(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<number> {
  const now = ctx.clock.now()
  const { count } = await ctx.db.client.session.updateMany({
    where: { state: 'open', nextLookAt: { gt: new Date(now.getTime() + FARTHEST_MS) } },
    data: { nextLookAt: now },
  })
  return count
}
