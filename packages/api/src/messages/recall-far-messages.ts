import { HOUR_MS } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { tryLeaseFrom } from './claim.ts'

/** The longest that a provider or our own patience makes a message wait is a day. */
const FARTHEST_MS = 25 * HOUR_MS
const MINUTE_MS = 60_000

/**
 * Makes messages due now that wait for an instant of a clock that has been set back since: it is further away than any
 * wait, or they were written in what is the future again. Returns how many.
 */
export async function recallFarMessages(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<number> {
  const now = ctx.clock.now()
  const after = (ms: number) => ({ gt: new Date(now.getTime() + ms) })
  const { count } = await ctx.db.client.message.updateMany({
    where: {
      state: 'queued',
      // Nearer ones leave soon enough, or are held by somebody who sends them just now.
      nextTryAt: { gt: tryLeaseFrom(now, 'sms') },
      OR: [{ nextTryAt: after(FARTHEST_MS) }, { createdAt: after(MINUTE_MS) }],
    },
    data: { nextTryAt: now },
  })
  return count
}
