import type { Ctx } from '../context.ts'

const AT_MOST = 20

/** What a person should look at, newest first. */
export async function listAlerts(ctx: Pick<Ctx, 'db'>) {
  const rows = await ctx.db.client.event.findMany({
    where: { alert: true },
    orderBy: { id: 'desc' },
    take: AT_MOST,
    select: { id: true, at: true, kind: true, verificationId: true },
  })
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
