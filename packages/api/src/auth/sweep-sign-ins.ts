import { HOUR_MS } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { sweepOneTimeLinks } from '../team/sweep-one-time-links.ts'
import { ABSOLUTE_HOURS } from './session-reader.ts'

const BATCH = 200

/**
 * Deletes, a batch at a time, what signing in leaves behind: sessions that ended, tokens and pauses that are over, links
 * that are used or expired. Says how many rows the largest batch had.
 */
export async function sweepSignIns(ctx: Ctx): Promise<number> {
  const { authSession, authToken, signInPause } = ctx.db.client
  const now = ctx.clock.now()
  // better-auth ends idle sessions by the system's clock; this one may be ahead of it.
  const over = { lt: new Date(Math.min(now.getTime(), Date.now())) }
  const old = { lt: new Date(now.getTime() - ABSOLUTE_HOURS * HOUR_MS) }
  const some = { select: { id: true }, take: BATCH } as const
  const idsOf = (rows: { id: string }[]) => ({ where: { id: { in: rows.map(({ id }) => id) } } })

  const sessions = await authSession.findMany({ where: { OR: [{ expiresAt: over }, { createdAt: old }] }, ...some })
  await authSession.deleteMany(idsOf(sessions))
  const tokens = await authToken.findMany({ where: { expiresAt: over }, ...some })
  await authToken.deleteMany(idsOf(tokens))
  const pauses = await signInPause.findMany({ where: { forgetAt: { lt: now } }, select: { key: true }, take: BATCH })
  // Only if still over: a wrong password may have come meanwhile.
  const keys = pauses.map(({ key }) => key)
  await signInPause.deleteMany({ where: { key: { in: keys }, forgetAt: { lt: now } } })
  const links = await sweepOneTimeLinks(ctx, BATCH)
  return Math.max(sessions.length, tokens.length, pauses.length, links)
}
