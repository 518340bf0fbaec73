import type { Ctx } from '../context.ts'
import { leaseFrom } from './claim-session.ts'
import { lookAtSession } from './look-at-session.ts'

/** Background work waits this long for a slot, then lets the session be claimed again. */
const SLOT_WAIT_MS = 5000

/** Claims due sessions and asks for their results, whether or not any customer comes back. Returns how many were due. */
export async function rescueDue(ctx: Ctx, limit: number): Promise<number> {
  const now = ctx.clock.now()
  const due = await ctx.db.claimDueSessions({ limit, now, leaseUntil: leaseFrom(now) })
  await Promise.all(
    due.map((claimed) =>
      lookAtSession(ctx, claimed, { slotWaitMs: SLOT_WAIT_MS }).catch((error: unknown) => {
        // One broken session never stops the others; its lease runs out and it is tried again.
        ctx.log.error({ sessionId: claimed.id, error }, 'a look broke off')
      }),
    ),
  )
  return due.length
}
