import type { Ctx } from '../context.ts'

/** When the newest settled session ended, the code of its last attempt, and the code of the session before it. */
export async function lastSettled(ctx: Pick<Ctx, 'db'>, verificationId: string) {
  const [last, previous] = await ctx.db.client.session.findMany({
    where: { verificationId, settledAt: { not: null } },
    orderBy: { id: 'desc' },
    take: 2,
    select: {
      settledAt: true,
      errorCode: true,
      attempts: { orderBy: { seq: 'desc' }, take: 1, select: { errorCode: true } },
    },
  })
  if (!last) return null
  return {
    at: last.settledAt,
    lastAttemptCode: last.attempts[0]?.errorCode ?? null,
    previousCode: previous?.errorCode ?? null,
  }
}
