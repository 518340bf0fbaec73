import type { Locale } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { renderPreview } from '../customer-pages/render-preview.ts'
import { findProfileVersion } from '../profiles/find-profile-version.ts'

type Preview = { shownAs?: string; profileId?: string; locale?: Locale; expiresInHours?: number }

/** The first page as the customer of this input would read it. */
export async function previewPage(ctx: Ctx, input: Preview): Promise<{ html: string }> {
  const profile = await findProfileVersion(ctx, input.profileId)
  const { locale, shownAs, expiresInHours: linkHours = profile.linkHours } = input
  return { html: await renderPreview(ctx, { ...profile, locale, shownAs, linkHours }) }
}
