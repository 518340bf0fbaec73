import { createHash } from 'node:crypto'
import type { CheckMode, Locale } from '@ekyc/domain'
import { type CustomerKey, customerTranslator } from '@ekyc/i18n/customer'

/** The sentences that a tap on "Agree and start" agrees to, in their order on the page. */
export function consentKeys(checkMode: CheckMode): CustomerKey[] {
  const compares = { 1: 'comparesCard', 2: 'comparesPhoto', 3: 'checksFace', 4: 'readsCard' } as const
  const keeps = { 1: 'keepsBoth', 2: 'keeps', 3: 'keeps', 4: 'keepsCard' } as const
  return [compares[checkMode], keeps[checkMode], 'agree', 'encrypted', 'staff']
}

/** Names the exact text in one language, so that the record says what was agreed to: it changes with every word. */
export function consentVersion(locale: Locale, checkMode: CheckMode): string {
  const t = customerTranslator(locale)
  const text = consentKeys(checkMode).map((key) => t(key, { m: '{m}' }))
  return `${locale}.${checkMode}.${createHash('sha256').update(text.join('\n')).digest('hex').slice(0, 12)}`
}
