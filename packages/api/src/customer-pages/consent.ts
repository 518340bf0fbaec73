import { createHash } from 'node:crypto'
import type { CheckMode, Locale, Merchant } from '@ekyc/domain'
import { customerTranslator } from '@ekyc/i18n/customer'

type Asked = { checkMode: CheckMode; merchant: Merchant }

/** The sentences that a tap on "Agree and start" agrees to, as the merchant's customer reads them. */
export function consentWords(locale: Locale, { checkMode, merchant }: Asked) {
  const t = customerTranslator(locale)
  const { name: m, retention } = merchant
  const compares = { 1: 'comparesCard', 2: 'comparesPhoto', 3: 'checksFace', 4: 'readsCard' } as const
  const keeps = { 1: 'keepsBoth', 2: 'keeps', 3: 'keeps', 4: 'keepsCard' } as const
  return {
    compares: t(compares[checkMode], { m }),
    keeps: t(keeps[checkMode], { m }),
    howLong: retention && t('howLong', { retention }),
    encrypted: t('encrypted', { m }),
    staff: t('staff', { m }),
  }
}

/** Names the exact text in one language, so that the record says what was agreed to: it changes with every word. */
export function consentVersion(locale: Locale, asked: Asked): string {
  const text = Object.values(consentWords(locale, asked))
  return `${locale}.${asked.checkMode}.${createHash('sha256').update(text.join('\n')).digest('hex').slice(0, 12)}`
}
