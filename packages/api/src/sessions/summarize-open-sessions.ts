import type { Ctx } from '../context.ts'

/** How many sessions wait for a result, and the one that waits longest. */
export async function summarizeOpenSessions(ctx: Pick<Ctx, 'db'>) {
  const [open, oldest] = await Promise.all([
    ctx.db.client.session.count({ where: { state: 'open' } }),
    ctx.db.client.session.findFirst({
      where: { state: 'open', issuedAt: { not: null } },
      orderBy: { issuedAt: 'asc' },
      select: { verificationId: true, issuedAt: true },
    }),
  ])
  return {
    open,
    oldest: oldest?.issuedAt ? { verificationId: oldest.verificationId, issuedAt: oldest.issuedAt } : null,
  }
}
