import type { Locale } from '@ekyc/domain'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { glued } from '../glued.ts'
import { createTranslator, type Translator } from '../translator.ts'
import * as en from './en.ts'
import * as id from './id.ts'
import * as th from './th.ts'
import * as zhCN from './zh-CN.ts'
import * as zhTW from './zh-TW.ts'

/** The words of e-mails and SMS. */
export const mailCatalogs = {
  en: en.messages,
  'zh-CN': zhCN.messages,
  'zh-TW': zhTW.messages,
  th: th.messages,
  id: id.messages,
} as const satisfies Record<Locale, en.MailMessages>

type MailKey = keyof en.MailMessages
export type MailTranslator = Translator<MailKey>

const translators = new Map<Locale, MailTranslator>()

/** The words of what is sent to customers, in one language. */
export function mailTranslator(locale: Locale): MailTranslator {
  const known = translators.get(locale)
  if (known) return known
  const made = glued(createTranslator<MailKey>(locale, mailCatalogs[locale], { compile: compileMessage }))
  translators.set(locale, made)
  return made
}
