import type { Merchant } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { getMerchant, MERCHANT_KEY } from './merchant.ts'

/** Names the merchant anew, from the next page on. The audit log tells which fields changed. */
export async function updateMerchant(ctx: Ctx, merchant: Merchant): Promise<Merchant> {
  const before = await getMerchant(ctx)
  const fields = Object.entries(merchant).flatMap(([field, value]) =>
    before?.[field as keyof Merchant] === value ? [] : [field],
  )
  const updatedAt = ctx.clock.now()
  const value = JSON.stringify(merchant)
  await record(ctx, async (tx, emit) => {
    await tx.setting.upsert({
      where: { key: MERCHANT_KEY },
      create: { key: MERCHANT_KEY, value, updatedAt },
      update: { value, updatedAt },
    })
    await emit({ verificationId: null, kind: 'merchantChanged', facts: { fields } })
  })
  return merchant
}
