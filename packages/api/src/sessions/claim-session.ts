import { LOOK_LEASE_SECONDS } from '@ekyc/domain'
import type { Ctx } from '../context.ts'

/** A session that one caller alone may ask about, until the lease's instant. */
export type ClaimedSession = { id: string; verificationId: string; lease: Date }

/** Until when somebody who begins now may look: 30 s. */
export const leaseFrom = (now: Date) => new Date(now.getTime() + LOOK_LEASE_SECONDS * 1000)

/** Somebody asks about it just now: a claim writes both instants, and they lie as far apart as its lease is long. */
export function isBeingAsked(session: { nextLookAt: Date | null; lastAskedAt: Date | null }, now: Date): boolean {
  const { nextLookAt, lastAskedAt } = session
  if (!nextLookAt || !lastAskedAt || nextLookAt <= now || lastAskedAt > now) return false
  return nextLookAt.getTime() === leaseFrom(lastAskedAt).getTime()
}

/** At most once in 3 s Tencent is asked for a customer who waits, whoever else asks; a clock set back does not make it hours. */
const ASK_AGAIN_MS = 3000

/**
 * Claims a session for a customer who waits for its result: one who came back (`hinted`), or who taps to go on.
 * Null when it was asked about within the last 3 s, is settled, or somebody was faster.
 */
export async function claimForCustomer(
  ctx: Ctx,
  sessionId: string,
  { hinted }: { hinted: boolean },
): Promise<ClaimedSession | null> {
  const now = ctx.clock.now()
  const row = await ctx.db.client.session.findUnique({ where: { id: sessionId } })
  if (row?.state !== 'open' || isBeingAsked(row, now)) return null
  const lease = leaseFrom(now)
  const after = (ms: number) => new Date(now.getTime() + ms)
  const claimed = await ctx.db.client.session.updateMany({
    where: {
      id: row.id,
      state: 'open',
      nextLookAt: row.nextLookAt,
      OR: [
        { lastAskedAt: null },
        { lastAskedAt: { lte: after(-ASK_AGAIN_MS) } },
        { lastAskedAt: { gt: after(ASK_AGAIN_MS) } },
      ],
    },
    data: { nextLookAt: lease, lastAskedAt: now, ...(hinted ? { hintedAt: now } : {}) },
  })
  return claimed.count === 1 ? { id: row.id, verificationId: row.verificationId, lease } : null
}
