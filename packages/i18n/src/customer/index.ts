import type { AdviceKey, Locale } from '@ekyc/domain'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { glued } from '../glued.ts'
import { createTranslator, type Translator } from '../translator.ts'
import { type Variant, variantOf } from '../variant.ts'
import { type Advice, type AdviceWithPage, adviceWithPage } from './advice.ts'
import * as en from './en.ts'
import * as id from './id.ts'
import * as th from './th.ts'
import * as zhCN from './zh-CN.ts'
import * as zhHK from './zh-HK.ts'
import * as zhTW from './zh-TW.ts'

const catalogs = {
  en: { messages: en.messages, advice: en.advice },
  'zh-CN': { messages: zhCN.messages, advice: zhCN.advice },
  'zh-TW': { messages: zhTW.messages, advice: zhTW.advice },
  'zh-HK': { messages: zhHK.messages, advice: zhHK.advice },
  th: { messages: th.messages, advice: th.advice },
  id: { messages: id.messages, advice: id.advice },
} as const satisfies Record<Variant, { messages: en.CustomerMessages; advice: Record<AdviceWithPage, Advice> }>

export type CustomerKey = keyof en.CustomerMessages
export type CustomerTranslator = Translator<CustomerKey>
type AdviceTranslator = Translator<AdviceWithPage>

const translators = new Map<Variant, { page: CustomerTranslator; advice: AdviceTranslator }>()

function translatorsOf(locale: Variant) {
  const known = translators.get(locale)
  if (known) return known
  const { messages, advice } = catalogs[locale]
  const texts = Object.fromEntries(adviceWithPage.map((key) => [key, advice[key].text]))
  const made = {
    page: glued(createTranslator<CustomerKey>(locale, messages, { compile: compileMessage })),
    advice: glued(
      createTranslator<AdviceWithPage>(locale, texts as Record<AdviceWithPage, string>, { compile: compileMessage }),
    ),
  }
  translators.set(locale, made)
  return made
}

/** The words of the customer's pages in one language, as the merchant's country writes it. */
export const customerTranslator = (locale: Locale, country: string | null = null): CustomerTranslator =>
  translatorsOf(variantOf(locale, country)).page

/**
 * What a mendable failure says; null for keys that have no page of their own. `m` is the merchant's name; `card` says
 * whose picture the video was compared with: the card's, else the merchant's.
 */
export function customerAdvice(
  locale: Locale,
  key: AdviceKey,
  { m, card, country = null }: { m: string; card: boolean; country?: string | null },
): Advice | null {
  const variant = variantOf(locale, country)
  const found = adviceWithPage.find((each) => each === key)
  if (!found) return null
  const { title, tips } = catalogs[variant].advice[found]
  return { title, text: translatorsOf(variant).advice(found, { m, card: card ? 'yes' : 'no' }), tips }
}

export type { Advice, AdviceWithPage }
export { adviceWithPage }
export const customerCatalogs = catalogs
