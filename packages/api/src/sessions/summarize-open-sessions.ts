import type { Ctx } from '../context.ts'
import type { Visible } from '../verifications/own-unit.ts'

/** How many sessions wait for a result, and the one that waits longest; of all verifications, or of those `visible`. */
export async function summarizeOpenSessions(ctx: Pick<Ctx, 'db'>, visible: Visible = {}) {
  const where = { state: 'open', ...within(visible) }
  const [open, oldest] = await Promise.all([
    ctx.db.client.session.count({ where }),
    ctx.db.client.session.findFirst({
      where: { ...where, issuedAt: { not: null } },
      orderBy: { issuedAt: 'asc' },
      select: { verificationId: true, issuedAt: true },
    }),
  ])
  return {
    open,
    oldest: oldest?.issuedAt ? { verificationId: oldest.verificationId, issuedAt: oldest.issuedAt } : null,
  }
}

/** Who sees all needs no look at the verification's row. */
export const within = (visible: Visible) => (visible.unit === undefined ? {} : { verification: visible })
