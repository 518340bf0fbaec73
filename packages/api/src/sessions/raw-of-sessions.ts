import type { DataKey } from '@ekyc/storage'
import type { Ctx } from '../context.ts'

/** Raw answers sealed in the session's row because storage would not take them until hour 70. */
export async function rawOfSessions(
  ctx: Ctx,
  verificationId: string,
  key: DataKey,
): Promise<{ sessionId: string; bytes: Buffer }[]> {
  const rows = await ctx.db.client.session.findMany({
    where: { verificationId, sealedRaw: { not: null } },
    select: { id: true, sealedRaw: true },
  })
  return rows.map(({ id, sealedRaw }) => ({ sessionId: id, bytes: key.unseal(sealedRaw ?? '', rawContext(id)) }))
}

/** Binds a sealed raw answer to its session. */
export const rawContext = (sessionId: string) => `raw:${sessionId}`
