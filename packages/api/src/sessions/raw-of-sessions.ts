import type { DataKey } from '@ekyc/storage'
import type { Ctx } from '../context.ts'
import { isDamage, reportDamage } from '../evidence/report-damage.ts'

/** Raw answers sealed in the session's row because storage would not take them until hour 70; null for a changed one. */
export async function rawOfSessions(
  ctx: Ctx,
  verificationId: string,
  key: DataKey,
): Promise<{ sessionId: string; bytes: Buffer | null }[]> {
  const rows = await ctx.db.client.session.findMany({
    where: { verificationId, sealedRaw: { not: null } },
    select: { id: true, sealedRaw: true },
  })
  return Promise.all(
    rows.map(async ({ id, sealedRaw }) => ({ sessionId: id, bytes: await unsealOrReport(id, sealedRaw ?? '') })),
  )

  async function unsealOrReport(id: string, sealed: string): Promise<Buffer | null> {
    try {
      return key.unseal(sealed, rawContext(id))
    } catch (error) {
      if (!isDamage(error)) throw error
      await reportDamage(ctx, { id, verificationId }, error)
      return null
    }
  }
}

/** Binds a sealed raw answer to its session. */
export const rawContext = (sessionId: string) => `raw:${sessionId}`
