import type { CheckMode, Country, Languages, Locale, Merchant, MerchantIn } from '@ekyc/domain'
import { merchantIn } from '@ekyc/domain'
import { type CustomerTranslator, customerTranslator } from '@ekyc/i18n/customer'
import { hashOfConsent } from '../sessions/consent.ts'

/** What the words of a consent depend on, besides the language. */
export type Asked = {
  checkMode: CheckMode
  merchant: Merchant
  languages: Languages
  /** Where Tencent processes what it is sent; null leaves the sentence out. */
  country: Country | null
}

/** The buttons that agree. */
export const consentButtons = ['start', 'startAfterAll', 'tryAgain'] as const
export type ConsentButton = (typeof consentButtons)[number]

/** A consent as it is recorded: the exact text, and a version that changes with every word of it. */
export type ConsentText = { locale: Locale; version: string; text: string }

/** The sentences that a tap agrees to, as the merchant's customer reads them; null where one does not apply. */
export function consentWords(locale: Locale, { checkMode, merchant: everywhere, languages, country }: Asked) {
  const t = customerTranslator(locale, everywhere.country)
  const merchant = merchantIn(everywhere, locale, languages.fallback)
  const m = merchant.name
  const compares = { 1: 'comparesCard', 2: 'comparesPhoto', 3: 'checksFace', 4: 'readsCard' } as const
  const keeps = { 1: 'keepsBoth', 2: 'keeps', 3: 'keeps', 4: 'keepsCard' } as const
  return {
    compares: t(compares[checkMode], { m }),
    where: country && t('where', { country: countryName(country, locale) }),
    keeps: t(keeps[checkMode], { m }),
    howLong: howLong(t, merchant),
    biometric: checkMode === 4 ? null : t('biometric'),
    encrypted: t('encrypted', { m }),
    staff: t('staff', { m }),
    withdraw: t('withdraw', { m }),
  }
}

/** Every word that a tap on this button agrees to, the purpose and the button's own included. The customer's name is not part of it. */
export function consentOf(locale: Locale, asked: Asked, button: ConsentButton): ConsentText {
  const t = customerTranslator(locale, asked.merchant.country)
  const { why } = merchantIn(asked.merchant, locale, asked.languages.fallback)
  const purpose = why && `${t('above', { label: t('why') })} ${why.text}`
  const sentences = [
    purpose,
    ...Object.values(consentWords(locale, asked)),
    t('agree', { button: t(button) }),
    `[${t(button)}]`,
  ]
  const text = sentences.filter((each) => each !== null).join('\n')
  return { locale, version: `${locale}.${asked.checkMode}.${hashOfConsent(text)}`, text }
}

function howLong(t: CustomerTranslator, { retention }: MerchantIn): string | null {
  if (retention === null) return null
  return t('howLong', { retention: typeof retention === 'string' ? retention : spanOf(t, retention) })
}

/** Whole years as years, else days. */
const spanOf = (t: CustomerTranslator, days: number) =>
  days % 365 === 0 ? t('years', { n: days / 365 }) : t('days', { n: days })

const countryName = (country: Country, locale: Locale) =>
  new Intl.DisplayNames(locale, { type: 'region', style: 'short' }).of(country) ?? country
