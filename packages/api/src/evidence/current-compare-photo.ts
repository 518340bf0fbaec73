import type { DataKey } from '@ekyc/storage'
import type { Ctx } from '../context.ts'
import { isDamage, reportDamage } from './report-damage.ts'
import { fileOf } from './stored-file.ts'

/** The photo that the next session is compared with; undefined when there is none, or none that is whole. */
export async function currentComparePhoto(ctx: Ctx, verificationId: string, key: DataKey): Promise<Buffer | undefined> {
  const row = await ctx.db.client.evidence.findFirst({
    where: { verificationId, kind: 'comparePhoto', replacedAt: null },
    orderBy: { id: 'desc' },
  })
  if (!row) return undefined
  try {
    return await ctx.evidence.get(fileOf(row), key)
  } catch (error) {
    if (!isDamage(error)) throw error
    await reportDamage(ctx, row, error)
    return undefined
  }
}
