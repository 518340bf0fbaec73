import { isLinkFree, type Merchant } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { leaveLinksOut } from '../profiles/leave-links-out.ts'
import { logoForPage } from './logo/logo-for-page.ts'
import { saveSetting } from './save-setting.ts'
import type { Saved } from './schema.ts'
import { merchant } from './settings.ts'

/**
 * Saves who asks, with a logo that pages can carry. In a country whose banks send no links, the profiles that an
 * installation begins with follow as long as nothing was sent; later it is the merchant's own decision.
 * Throws invalidInput for a damaged logo, and conflict `changedMeanwhile`.
 */
export async function saveMerchant(
  ctx: Ctx,
  { base, value }: { base: string | null; value: Merchant },
): Promise<Saved<Merchant | null>> {
  const fitting: Merchant = { ...value, logo: await logoForPage(value.logo, 'value.logo') }
  return saveSetting<Merchant | null>(ctx, merchant, { base, value: fitting }, async (tx, emit, { before, after }) => {
    const country = after?.country ?? null
    if (country !== before?.country && isLinkFree(country)) await leaveLinksOut(ctx, tx, emit, country)
  })
}
