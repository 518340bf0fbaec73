import { type Merchant, merchantSchema } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'

const KEY = 'merchant'

/** The merchant's settings; null until an admin has named the merchant. */
export async function getMerchant(ctx: Pick<Ctx, 'db'>): Promise<Merchant | null> {
  const row = await ctx.db.client.setting.findUnique({ where: { key: KEY } })
  return row ? merchantSchema.parse(JSON.parse(row.value)) : null
}

/** What customers read until the merchant is named: the host of the link, and times in UTC. */
export function unnamedMerchant({ publicUrl }: { publicUrl: string }): Merchant {
  return merchantSchema.parse({ name: new URL(publicUrl).host.slice(0, 40) })
}

export async function merchantOrDefault(ctx: Pick<Ctx, 'db' | 'config'>): Promise<Merchant> {
  return (await getMerchant(ctx)) ?? unnamedMerchant(ctx.config)
}

export async function updateMerchant(ctx: Ctx, merchant: Merchant): Promise<Merchant> {
  const before = await getMerchant(ctx)
  const fields = Object.entries(merchant).flatMap(([field, value]) =>
    before?.[field as keyof Merchant] === value ? [] : [field],
  )
  const updatedAt = ctx.clock.now()
  const value = JSON.stringify(merchant)
  await record(ctx, async (tx, emit) => {
    await tx.setting.upsert({
      where: { key: KEY },
      create: { key: KEY, value, updatedAt },
      update: { value, updatedAt },
    })
    await emit({ verificationId: null, kind: 'merchantChanged', facts: { fields } })
  })
  return merchant
}
