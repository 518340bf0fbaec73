import { customerPageState, type Locale } from '@ekyc/domain'
import { customerAdvice, customerTranslator } from '@ekyc/i18n/customer'
import type { Verification } from '#/api.ts'

type Words = { locale: Locale; title: string; text: string }

/** What the customer reads now, in the page's own words; null where the page only waits or begins. `m` is the merchant's name. */
export function customerWords(verification: Verification, m: string, locale = localeOf(verification)): Words | null {
  const t = customerTranslator(locale)
  const { declined, profile } = verification
  const words = (title: string, text: string) => ({ locale, title, text })
  const state = stateOf(verification)
  switch (state.page) {
    case 'completedPassed':
      return words(t('passedTitle'), t('passedText', { m }))
    case 'completedFailed':
      return words(t('failedTitle'), t('failedText', { m }))
    case 'cancelled':
      return words(t('cancelledTitle'), t(declined === 'notMe' ? 'notMeDoneText' : 'cancelledText', { m }))
    case 'needsPhoto':
      return words(t('photoTitle'), t('photoText', { m }))
    case 'declinedRatherNot':
      return words(t('declinedTitle'), t('declinedText', { m }))
    case 'serviceDown':
      return words(t('downTitle'), t('downText'))
    case 'tryAgain': {
      const advice = customerAdvice(locale, state.advice, { m, card: profile.checkMode === 1 })
      return advice && words(advice.title, advice.text)
    }
    case 'checking':
    case 'expired':
    case 'inProgress':
    case 'ready':
      return null
  }
}

/** Decided as the page decides it, from the sessions that have their result. */
function stateOf({ sessions, link, ...axes }: Verification) {
  const settled = sessions.filter(({ settledAt }) => settledAt !== null)
  return customerPageState({
    ...axes,
    lastAttemptCode: settled.at(-1)?.attempts.at(-1)?.errorCode,
    previousCode: settled.at(-2)?.errorCode,
    expiresAt: new Date(link.expiresAt),
    tokensMinted: 0,
    open: null,
    now: new Date(),
  })
}

/** The language that the customer agreed in, else the one that was chosen for the page. */
const localeOf = ({ locale, sessions }: Verification): Locale =>
  (sessions.at(-1)?.consent.locale as Locale | undefined) ?? locale ?? 'en'
