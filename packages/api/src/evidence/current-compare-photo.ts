import type { DataKey } from '@ekyc/storage'
import type { Ctx } from '../context.ts'

/** The photo that the next session is compared with. */
export async function currentComparePhoto(ctx: Ctx, verificationId: string, key: DataKey): Promise<Buffer | undefined> {
  const row = await ctx.db.client.evidence.findFirst({
    where: { verificationId, kind: 'comparePhoto', replacedAt: null },
    orderBy: { id: 'desc' },
  })
  return row ? ctx.evidence.get(row.storageKey, key) : undefined
}
