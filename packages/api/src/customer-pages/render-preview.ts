import { type CheckMode, countryOfRegion, type Handling, type Locale, linkEnd, type Merchant } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { getLanguages } from '../settings/get-setting.ts'
import { merchantOrDefault } from '../settings/merchant.ts'
import { renderPage } from './render-page.ts'

type Previewed = {
  locale?: Locale
  shownAs?: string
  linkHours: number
  sessionLimit: number
  checkMode: CheckMode
  securityLevel: number
  handling: Handling
  /** In place of who is saved. */
  merchant?: Merchant
}

/** The first page, from the page's own templates. Its buttons lead nowhere. */
export async function renderPreview(ctx: Ctx, page: Previewed): Promise<string> {
  const languages = await getLanguages(ctx)
  const merchant = page.merchant ?? (await merchantOrDefault(ctx))
  const { locale = languages.fallback, shownAs, linkHours, sessionLimit, checkMode, securityLevel, handling } = page
  const view = {
    locale,
    languages,
    merchant: { ...merchant, why: handling.reason ?? merchant.why },
    nonce: '',
    path: '#',
    url: `${ctx.config.publicUrl}/v/`,
    sandbox: ctx.config.mode === 'sandbox',
    shownAs: shownAs || '…',
    expiresAt: linkEnd(ctx.clock.now(), linkHours, merchant.timeZone),
    checkMode,
    country: countryOfRegion(ctx.server.region),
    securityLevel,
    triesLeft: sessionLimit,
    returnUrl: null,
    lastCheckAt: null,
  }
  return renderPage(view, { page: 'ready' })
}
