import { HOUR_MS } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import type { Visible } from '../verifications/own-unit.ts'
import { within } from './summarize-open-sessions.ts'

/** Counting stops here. */
const CAP = 1000

/**
 * Open sessions that are at least so old (hours since issuance), about which Tencent has said nothing for 12 hours:
 * neither a result nor "not finished". Of all verifications, or of those `visible`. Null when there is none.
 */
export async function findUnansweredSessions(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { ageHours, visible = {} }: { ageHours: number; visible?: Visible },
) {
  const before = (hours: number) => new Date(ctx.clock.now().getTime() - hours * HOUR_MS)
  const rows = await ctx.db.client.session.findMany({
    where: {
      state: 'open',
      ...within(visible),
      issuedAt: { lte: before(ageHours) },
      OR: [{ lastUnfinishedAt: null }, { lastUnfinishedAt: { lte: before(12) } }],
    },
    orderBy: { issuedAt: 'asc' },
    take: CAP + 1,
    select: { verificationId: true, issuedAt: true },
  })
  const [oldest] = rows
  if (!oldest?.issuedAt) return null
  return {
    n: Math.min(rows.length, CAP),
    capped: rows.length > CAP,
    oldest: { verificationId: oldest.verificationId, issuedAt: oldest.issuedAt },
  }
}
