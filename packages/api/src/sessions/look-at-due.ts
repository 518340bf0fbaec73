import type { Ctx } from '../context.ts'
import { leaseFrom } from './claim-session.ts'
import { lookAtSession } from './look-at-session.ts'

/** Background work waits this long for a slot, then lets the session be claimed again. */
const SLOT_WAIT_MS = 5000

/**
 * Claims due sessions and begins to ask for their results, whether or not any customer comes back.
 * Gives one promise per look, which never rejects. Once `leaving` aborts, looks that are not through are given up,
 * so that another worker need not wait for their leases to run out.
 */
export async function lookAtDue(ctx: Ctx, limit: number, leaving?: AbortSignal): Promise<Promise<void>[]> {
  const now = ctx.clock.now()
  const due = await ctx.db.claimDueSessions({ limit, now, leaseUntil: leaseFrom(now) })
  return due.map(async (claimed) => {
    try {
      await lookAtSession(ctx, claimed, { slotWaitMs: SLOT_WAIT_MS, leaving })
    } catch (error) {
      // One broken session never stops the others; its lease runs out and it is tried again.
      ctx.log.error({ sessionId: claimed.id, error }, 'poll failed')
    }
  })
}
