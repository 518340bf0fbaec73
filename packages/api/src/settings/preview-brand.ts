import type { Locale, Merchant } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { renderPreview } from '../customer-pages/render-preview.ts'
import { findProfileVersion } from '../profiles/find-profile-version.ts'
import { logoForPage } from './logo/logo-for-page.ts'

/** The first page of the default profile as customers would read it from this merchant. */
export async function previewBrand(
  ctx: Ctx,
  { merchant, locale }: { merchant: Merchant; locale: Locale },
): Promise<{ html: string }> {
  const fitting = { ...merchant, logo: await logoForPage(merchant.logo, 'merchant.logo') }
  return { html: await renderPreview(ctx, { ...(await findProfileVersion(ctx)), merchant: fitting, locale }) }
}
