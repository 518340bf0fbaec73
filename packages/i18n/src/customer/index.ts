import type { Locale } from '@ekyc/domain'
import { createTranslator, type Translator } from '../translator.ts'
import { type Advice, type AdviceWithPage, adviceWithPage } from './advice.ts'
import * as en from './en.ts'
import * as id from './id.ts'
import * as th from './th.ts'
import * as zhCN from './zh-CN.ts'
import * as zhTW from './zh-TW.ts'

const catalogs = {
  en: { messages: en.messages, advice: en.advice },
  'zh-CN': { messages: zhCN.messages, advice: zhCN.advice },
  'zh-TW': { messages: zhTW.messages, advice: zhTW.advice },
  th: { messages: th.messages, advice: th.advice },
  id: { messages: id.messages, advice: id.advice },
} as const satisfies Record<Locale, { messages: en.CustomerMessages; advice: Record<AdviceWithPage, Advice> }>

export type CustomerKey = keyof en.CustomerMessages
export type CustomerTranslator = Translator<CustomerKey>

const translators = new Map<Locale, CustomerTranslator>()

/** The words of the customer's pages in one language. */
export function customerTranslator(locale: Locale): CustomerTranslator {
  const known = translators.get(locale)
  if (known) return known
  const made = createTranslator<CustomerKey>(locale, catalogs[locale].messages)
  translators.set(locale, made)
  return made
}

/** What a mendable failure says; null for keys that have no page of their own. */
export function customerAdvice(locale: Locale, key: string): Advice | null {
  const found = adviceWithPage.find((each) => each === key)
  return found ? catalogs[locale].advice[found] : null
}

export type { Advice, AdviceWithPage }
export { adviceWithPage }
export const customerCatalogs = catalogs
