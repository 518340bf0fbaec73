import { codeOf, type Locale } from '@ekyc/domain'
import { customerAdvice, customerTranslator } from '@ekyc/i18n/customer'
import type { Verification } from '#/api.ts'

/** What the customer reads now, in the page's own words; null where the page only waits. `m` is the merchant's name. */
export function customerWords(
  verification: Verification,
  m: string,
  locale: Locale = localeOf(verification),
): { locale: Locale; title: string; text: string } | null {
  const t = customerTranslator(locale)
  const { progress, outcome, needs, lastCode, declined, profile } = verification
  const card = profile.checkMode === 1
  const words = (title: string, text: string) => ({ locale, title, text })
  if (outcome === 'passed') return words(t('passedTitle'), t('passedText', { m }))
  if (progress === 'completed') return words(t('failedTitle'), t('failedText', { m }))
  if (declined === 'notMe') return words(t('cancelledTitle'), t('notMeDoneText', { m }))
  if (progress === 'cancelled') return words(t('cancelledTitle'), t('cancelledText', { m }))
  if (needs === 'comparePhoto') return words(t('photoTitle'), t('photoText', { m }))
  if (declined === 'ratherNot') return words(t('declinedTitle'), t('declinedText', { m }))
  const advice = lastCode ? customerAdvice(locale, codeOf(lastCode).advice, { m, card }) : null
  return advice && words(advice.title, advice.text)
}

/** The language that was chosen for the page, else the one the customer agreed in. */
const localeOf = ({ locale, sessions }: Verification): Locale =>
  locale ?? (sessions.at(-1)?.consent.locale as Locale | undefined) ?? 'en'
