import { LOOK_LEASE_SECONDS } from '@ekyc/domain'
import type { Ctx } from '../context.ts'

const MINUTE_MS = 60_000
/** The schedule's longest step is an hour. */
const FARTHEST_MS = 61 * MINUTE_MS

/**
 * Makes looks due now that were set by a clock that has been set back since: they are further away than any step,
 * or their session was minted or asked about in what is the future again. Tencent's 72 hours go by the real time.
 * Returns how many.
 */
export async function recallFarLooks(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<number> {
  const now = ctx.clock.now()
  const after = (ms: number) => ({ gt: new Date(now.getTime() + ms) })
  const { count } = await ctx.db.client.session.updateMany({
    where: {
      state: 'open',
      // Nearer ones come soon enough, or are held by somebody who looks just now.
      nextLookAt: after(LOOK_LEASE_SECONDS * 1000),
      OR: [{ nextLookAt: after(FARTHEST_MS) }, { issuedAt: after(MINUTE_MS) }, { lastAskedAt: after(MINUTE_MS) }],
    },
    data: { nextLookAt: now },
  })
  return count
}
