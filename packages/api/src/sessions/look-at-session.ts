import { EkycError, type SessionResult } from '@ekyc/tencent'
import pTimeout from 'p-timeout'
import type { Ctx } from '../context.ts'
import type { ClaimedSession } from './claim-session.ts'
import { reschedule } from './reschedule-look.ts'
import { openToken } from './secrets.ts'
import { settleSession } from './settle-session.ts'

/** Slot, call and evidence end within this, well before the lease does; else the work is given up and rescheduled. */
const GIVE_UP_MS = 25_000

export type LookOutcome = 'settled' | 'pending' | 'failed' | 'overtaken'

/** Asks Tencent for the result of a claimed session and writes what follows from the answer. */
export async function lookAtSession(
  ctx: Ctx,
  claimed: ClaimedSession,
  options: { slotWaitMs: number },
): Promise<LookOutcome> {
  const session = await ctx.db.client.session.findUnique({ where: { id: claimed.id }, include: { verification: true } })
  if (session?.state !== 'open' || session.nextLookAt?.getTime() !== claimed.lease.getTime()) {
    return 'overtaken'
  }
  const key = ctx.keyring.open(session.verification.dataKey)
  const work = async (): Promise<LookOutcome> => {
    const result = await ask(ctx, openToken(key, session), options)
    if (result instanceof EkycError) return reschedule(ctx, claimed, session, { problem: result })
    if (result.state === 'pending') {
      return reschedule(ctx, claimed, session, { problem: null, pendingCode: result.code })
    }
    return settleSession(ctx, claimed, session, key, result)
  }
  const outcome = await pTimeout(work(), { milliseconds: GIVE_UP_MS, message: false })
  // A late writer is harmless: giving up moves the lease's instant, and every write is conditional on it.
  return outcome ?? reschedule(ctx, claimed, session, { problem: 'gaveUp' })
}

async function ask(ctx: Ctx, bizToken: string, options: { slotWaitMs: number }): Promise<SessionResult | EkycError> {
  try {
    return await ctx.ekyc.result(bizToken, options)
  } catch (error) {
    if (error instanceof EkycError) return error
    throw error
  }
}
