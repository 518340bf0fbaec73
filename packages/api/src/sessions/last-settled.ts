import type { Ctx } from '../context.ts'

/** When the newest settled session ended, and the code of its last attempt. */
export async function lastSettled(ctx: Pick<Ctx, 'db'>, verificationId: string) {
  const row = await ctx.db.client.session.findFirst({
    where: { verificationId, settledAt: { not: null } },
    orderBy: { id: 'desc' },
    select: { settledAt: true, attempts: { orderBy: { seq: 'desc' }, take: 1, select: { errorCode: true } } },
  })
  return row && { at: row.settledAt, lastAttemptCode: row.attempts[0]?.errorCode ?? null }
}
