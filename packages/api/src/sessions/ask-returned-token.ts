import { HOUR_MS, RESULT_WINDOW_HOURS } from '@ekyc/domain'
import { EkycError, type SessionResult } from '@ekyc/tencent'
import type { Ctx } from '../context.ts'
import { returnedContext } from './keep-returned-token.ts'
import { recoverSession } from './recover-session.ts'

/** Waiting customers have shorter deadlines and so get their slots first. */
const SLOT_WAIT_MS = 5000
/** Longer than the largest result takes. */
const LEASE_MS = 6 * 60_000
const RETRY_MS = 10 * 60_000

/**
 * Asks Tencent about one token that a customer brought back and that no session knows. A result becomes a session of
 * the verification; a token that Tencent does not know is forgotten. Returns false: call it at a steady pace, which
 * bounds what made-up tokens can cost.
 */
export async function askReturnedToken(ctx: Ctx): Promise<false> {
  const now = ctx.clock.now()
  const due = await ctx.db.client.returnedToken.findFirst({
    where: { nextTryAt: { lte: now } },
    orderBy: { nextTryAt: 'asc' },
    include: { verification: true },
  })
  if (!due) return false
  const lease = new Date(now.getTime() + LEASE_MS)
  const held = { id: due.id, nextTryAt: lease }
  const claimed = await ctx.db.client.returnedToken.updateMany({
    where: { id: due.id, nextTryAt: due.nextTryAt },
    data: { nextTryAt: lease },
  })
  if (claimed.count === 0) return false
  const key = ctx.keyring.open(due.verification.dataKey, due.verificationId)
  const token = key.unseal(due.sealedToken, returnedContext(due.id)).toString('utf8')
  const answer = await ask(ctx, token)
  const isOver = now.getTime() - due.createdAt.getTime() >= RESULT_WINDOW_HOURS * HOUR_MS
  if (answer === 'unknown' || isOver) {
    await ctx.db.client.returnedToken.updateMany({ where: held, data: { nextTryAt: null, sealedToken: '' } })
  } else if (answer === 'later' || answer.state === 'pending') {
    const later = new Date(ctx.clock.now().getTime() + RETRY_MS)
    await ctx.db.client.returnedToken.updateMany({ where: held, data: { nextTryAt: later } })
  } else {
    await recoverSession(ctx, { ...due, lease, key, token }, answer)
  }
  return false
}

async function ask(ctx: Ctx, token: string): Promise<SessionResult | 'unknown' | 'later'> {
  try {
    return await ctx.ekyc.result(token, { slotWaitMs: SLOT_WAIT_MS })
  } catch (error) {
    if (!(error instanceof EkycError)) throw error
    return error.kind === 'gone' || error.reason === 'invalidParameter' ? 'unknown' : 'later'
  }
}
