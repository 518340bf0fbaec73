import { HOUR_MS, type Locale } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { renderPage } from '../customer-pages/render-page.ts'
import { findProfileVersion } from '../profiles/find-profile-version.ts'
import { getLanguages } from '../settings/get-setting.ts'
import { merchantOrDefault } from '../settings/merchant.ts'

type Preview = { shownAs?: string; profileId?: string; locale?: Locale; expiresInHours?: number }

/** The first page as the customer would read it, from the page's own templates. Its buttons lead nowhere. */
export async function previewPage(ctx: Ctx, input: Preview): Promise<{ html: string }> {
  const profile = await findProfileVersion(ctx, input.profileId)
  const hours = input.expiresInHours ?? profile.linkHours
  const languages = await getLanguages(ctx)
  const view = {
    locale: input.locale ?? languages.fallback,
    languages,
    merchant: await merchantOrDefault(ctx),
    nonce: '',
    path: '#',
    url: `${ctx.config.publicUrl}/v/`,
    sandbox: ctx.config.mode === 'sandbox',
    shownAs: input.shownAs || '…',
    expiresAt: new Date(ctx.clock.now().getTime() + hours * HOUR_MS),
    checkMode: profile.checkMode,
    securityLevel: profile.securityLevel,
    triesLeft: profile.sessionLimit,
    returnUrl: null,
    lastCheckAt: null,
  } as const
  return { html: renderPage(view, { page: 'ready' }) }
}
