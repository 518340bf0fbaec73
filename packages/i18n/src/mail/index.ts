import type { Locale } from '@ekyc/domain'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { glued } from '../glued.ts'
import { createTranslator, type Translator } from '../translator.ts'
import { type Variant, variantOf } from '../variant.ts'
import * as en from './en.ts'
import * as id from './id.ts'
import * as th from './th.ts'
import * as zhCN from './zh-CN.ts'
import * as zhHK from './zh-HK.ts'
import * as zhTW from './zh-TW.ts'

/** The words of e-mails and SMS. */
export const mailCatalogs = {
  en: en.messages,
  'zh-CN': zhCN.messages,
  'zh-TW': zhTW.messages,
  'zh-HK': zhHK.messages,
  th: th.messages,
  id: id.messages,
} as const satisfies Record<Variant, en.MailMessages>

type MailKey = keyof en.MailMessages
export type MailTranslator = Translator<MailKey>

const translators = new Map<Variant, MailTranslator>()

/** The words of what is sent to customers, in one language as the merchant's country writes it. */
export function mailTranslator(locale: Locale, country: string | null = null): MailTranslator {
  const variant = variantOf(locale, country)
  const known = translators.get(variant)
  if (known) return known
  const made = glued(createTranslator<MailKey>(variant, mailCatalogs[variant], { compile: compileMessage }))
  translators.set(variant, made)
  return made
}
