import type { Ctx } from '../context.ts'
import type { OpenSession } from '../verifications/link-facts.ts'

/** The newest session of a verification that has a token and no result. */
export async function newestOpenSession(ctx: Pick<Ctx, 'db'>, verificationId: string): Promise<OpenSession | null> {
  const row = await ctx.db.client.session.findFirst({
    where: { verificationId, state: 'open' },
    orderBy: { id: 'desc' },
    select: { id: true, issuedAt: true, createdAt: true, hintedAt: true, sealedUrl: true },
  })
  if (!row) return null
  const newerSettled = await ctx.db.client.session.findFirst({
    where: { verificationId, id: { gt: row.id }, state: { in: ['passed', 'failed'] } },
    select: { id: true },
  })
  return { ...row, issuedAt: row.issuedAt ?? row.createdAt, newerSettled: newerSettled !== null }
}
