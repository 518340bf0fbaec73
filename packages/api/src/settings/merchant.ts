import { type Country, type Merchant, merchantSchema } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { getSetting } from './get-setting.ts'
import { merchant } from './settings.ts'

/** The merchant's settings; null until an admin has named the merchant. */
export const getMerchant = (ctx: Pick<Ctx, 'db'>): Promise<Merchant | null> => getSetting(ctx, merchant)

/** What customers read until the merchant is named: the host of the link, and times in UTC. */
export function unnamedMerchant({ publicUrl }: { publicUrl: string }): Merchant {
  return merchantSchema.parse({ name: new URL(publicUrl).host.slice(0, 40) })
}

/** The merchant as customers read it, named or not. */
export async function merchantOrDefault(ctx: Pick<Ctx, 'db' | 'config'>): Promise<Merchant> {
  return (await getMerchant(ctx)) ?? unnamedMerchant(ctx.config)
}

/** The country whose numbers are written without a country code; null if an admin has chosen none. */
export const getCountry = async (ctx: Pick<Ctx, 'db'>): Promise<Country | null> =>
  (await getMerchant(ctx))?.country ?? null
