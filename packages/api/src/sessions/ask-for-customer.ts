import { setTimeout as sleep } from 'node:timers/promises'
import pTimeout from 'p-timeout'
import type { Ctx } from '../context.ts'
import { claimForCustomer, isBeingAsked } from './claim-session.ts'
import { lookAtSession } from './look-at-session.ts'
import { newestOpenSession } from './newest-open-session.ts'

/** A page waits this long for Tencent's answer; what takes longer goes on behind it. */
const WAIT_MS = 2000
const LOOK_EVERY_MS = 100

/**
 * Asks Tencent about the open session of a customer who waits, at most once in 3 s whoever asks, and gives the answer
 * 2 s to be written. `hinted`: the customer came back from Tencent's page. Says nothing of the result: read the verification again.
 */
export async function askForCustomer(ctx: Ctx, verificationId: string, options: { hinted: boolean }): Promise<void> {
  const open = await newestOpenSession(ctx, verificationId)
  const claimed = open && (await claimForCustomer(ctx, open.id, options))
  if (!claimed) {
    if (open) await awaitAnswer(ctx, open.id)
    return
  }
  const look = lookAtSession(ctx, claimed, { slotWaitMs: WAIT_MS }).catch((error: unknown) => {
    // The lease runs out and the rescuer takes over; the page shows what is known until then.
    ctx.log.error({ sessionId: claimed.id, error }, 'poll for a waiting customer failed')
  })
  await pTimeout(look, { milliseconds: WAIT_MS, message: false })
}

/** Whoever asks already may have the answer in a moment. */
async function awaitAnswer(ctx: Ctx, sessionId: string): Promise<void> {
  const until = performance.now() + WAIT_MS
  while (performance.now() < until) {
    const row = await ctx.db.client.session.findUnique({ where: { id: sessionId } })
    if (row?.state !== 'open' || !isBeingAsked(row, ctx.clock.now())) return
    await sleep(LOOK_EVERY_MS)
  }
}
