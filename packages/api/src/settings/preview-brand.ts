import { can, type Locale, type Merchant } from '@ekyc/domain'
import type { Ctx, UserActor } from '../context.ts'
import { renderPreview } from '../customer-pages/render-preview.ts'
import { findProfileVersion } from '../profiles/find-profile-version.ts'
import { logoForPage } from './logo/logo-for-page.ts'

/**
 * The first page of the default profile as customers would read it from this merchant. A new logo is drawn only for those
 * who may save it, because drawing costs a process.
 */
export async function previewBrand(
  ctx: Ctx & { actor: UserActor },
  { merchant, locale }: { merchant: Merchant; locale: Locale },
): Promise<{ html: string }> {
  const maySave = can(ctx.actor.role, 'settings.manage')
  const logo = maySave ? await logoForPage(merchant.logo, 'merchant.logo') : merchant.logo
  const fitting = { ...merchant, logo }
  return { html: await renderPreview(ctx, { ...(await findProfileVersion(ctx)), merchant: fitting, locale }) }
}
