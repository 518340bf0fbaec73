import { countryOfRegion, customerPageState, type Locale, type PageState } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { customerZone } from '../messages/customer-zone.ts'
import { getPinnedProfile } from '../profiles/find-profile-version.ts'
import { consentLanguage } from '../sessions/consent-language.ts'
import { lastSettled } from '../sessions/last-settled.ts'
import { newestOpenSession } from '../sessions/newest-open-session.ts'
import { getLanguages } from '../settings/get-setting.ts'
import { merchantOrDefault } from '../settings/merchant.ts'
import { asLocale } from '../verifications/axes.ts'
import { findByCode } from '../verifications/find-by-code.ts'
import { linkUrl } from '../verifications/link-code.ts'
import { linkFacts } from '../verifications/link-facts.ts'
import type { LinkView } from './view.ts'

export type ViewedLink = {
  verificationId: string
  declined: string | null
  state: PageState
  /** The one that the customer agreed in, else the one that the operator chose. */
  locale: Locale | null
  view: Omit<LinkView, 'locale' | 'nonce'>
}

/** What the customer's page shows for a link now. Throws notFound and gone. */
export async function viewLink(ctx: Ctx, code: string): Promise<ViewedLink> {
  const row = await findByCode(ctx, code)
  const [profile, open, settled, agreedIn, merchant, languages] = await Promise.all([
    getPinnedProfile(ctx.db.client, row.profileVersionId),
    newestOpenSession(ctx, row.id),
    lastSettled(ctx, row.id),
    consentLanguage(ctx, row.id),
    merchantOrDefault(ctx),
    getLanguages(ctx),
  ])
  return {
    verificationId: row.id,
    declined: row.declined,
    state: customerPageState({ ...linkFacts(ctx, row, open), ...settled }),
    locale: agreedIn ?? asLocale(row.locale),
    view: {
      languages,
      merchant: {
        ...merchant,
        why: profile.handling.reason ?? merchant.why,
        // The page and the message that led to it name the same hour.
        timeZone: customerZone(row, merchant.timeZone, row.expiresAt),
      },
      path: `/v/${code}`,
      url: linkUrl(ctx, code),
      sandbox: ctx.config.mode === 'sandbox',
      // First name and initial stay on one line.
      shownAs: row.shownAs.replace(/ (?=\S{1,2}$)/, '\u00a0'),
      expiresAt: row.expiresAt,
      checkMode: profile.checkMode,
      country: countryOfRegion(ctx.server.region),
      securityLevel: profile.securityLevel,
      triesLeft: Math.max(profile.sessionLimit - row.sessionsUsed, 1),
      returnUrl: row.returnUrl ?? profile.handling.returnUrl,
      lastCheckAt: settled?.at ?? null,
    },
  }
}
