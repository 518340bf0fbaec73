import { EkycError, type SessionResult } from '@ekyc/tencent'
import type { Ctx } from '../context.ts'
import { keyOrReport } from '../evidence/report-damage.ts'
import type { ClaimedSession } from './claim-session.ts'
import { type HeldSession, holdLease } from './hold-lease.ts'
import { reschedule } from './reschedule-look.ts'
import { openToken } from './secrets.ts'
import { settleSession } from './settle-session.ts'

type LookOptions = {
  slotWaitMs: number
  /** Gives the work up, so that another worker need not wait for the lease to run out. */
  leaving?: AbortSignal
}

/**
 * Asks Tencent for the result of a claimed session and writes what follows from the answer. However long a large result
 * takes, the lease is held while its bytes arrive and are saved. What is given up is cut off.
 */
export async function lookAtSession(ctx: Ctx, claimed: ClaimedSession, options: LookOptions): Promise<void> {
  const session = await ctx.db.client.session.findUnique({ where: { id: claimed.id }, include: { verification: true } })
  if (session?.state !== 'open' || session.nextLookAt?.getTime() !== claimed.lease.getTime()) return
  const key = await keyOrReport(ctx, session.verification)
  if (!key) {
    await reschedule(ctx, claimed, session, { problem: 'gaveUp' })
    return
  }
  const held = holdLease(ctx, claimed, options.leaving)
  const work = async (): Promise<void> => {
    const result = await ask(ctx, openToken(key, session), held, { ...options, region: session.region ?? undefined })
    // Ended below. A later write is harmless too, because every write is conditional on the lease’s instant.
    if (held.signal.aborted) return
    if (!(result instanceof EkycError) && result.state !== 'pending') {
      await settleSession(ctx, held, session, key, result)
    } else {
      await held.freeze()
      const outcome = result instanceof EkycError ? { problem: result } : { problem: null, pendingCode: result.code }
      await reschedule(ctx, held, session, outcome)
    }
  }
  const working = work()
  try {
    const end = await Promise.race([working, held.ended])
    if (!end) return
    // What was given up may still fail, and nobody waits for it.
    working.catch(() => undefined)
    await held.freeze()
    if (end === 'gaveUp') await reschedule(ctx, held, session, { problem: 'gaveUp' })
    if (end === 'left') await release(ctx, held)
  } finally {
    await held.freeze()
  }
}

async function ask(
  ctx: Ctx,
  bizToken: string,
  { signal, progress }: HeldSession,
  { slotWaitMs, region }: LookOptions & { region?: string },
): Promise<SessionResult | EkycError> {
  try {
    return await ctx.ekyc.result(bizToken, { slotWaitMs, region, signal, onProgress: progress })
  } catch (error) {
    if (error instanceof EkycError) return error
    throw error
  }
}

async function release(ctx: Ctx, { id, lease }: ClaimedSession): Promise<void> {
  await ctx.db.client.session.updateMany({
    where: { id, state: 'open', nextLookAt: lease },
    data: { nextLookAt: ctx.clock.now() },
  })
}
