import type { Ctx } from '../context.ts'
import { type ClaimedSession, leaseFrom } from './claim-session.ts'
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
      const look = lookAtSession(ctx, claimed, { slotWaitMs: SLOT_WAIT_MS })
      if ((await firstOf(look, leaving)) === 'leaving') await release(ctx, claimed)
    } catch (error) {
      // One broken session never stops the others; its lease runs out and it is tried again.
      ctx.log.error({ sessionId: claimed.id, error }, 'a look broke off')
    }
  })
}

async function firstOf<T>(work: Promise<T>, leaving: AbortSignal | undefined): Promise<T | 'leaving'> {
  if (!leaving) return work
  let leave = () => {}
  const left = new Promise<'leaving'>((resolve) => {
    leave = () => resolve('leaving')
  })
  leaving.addEventListener('abort', leave)
  try {
    return await Promise.race([work, left])
  } finally {
    leaving.removeEventListener('abort', leave)
    // What was given up may still fail, and nobody waits for it.
    work.catch(() => undefined)
  }
}

async function release(ctx: Ctx, { id, lease }: ClaimedSession): Promise<void> {
  await ctx.db.client.session.updateMany({
    where: { id, state: 'open', nextLookAt: lease },
    data: { nextLookAt: ctx.clock.now() },
  })
}
