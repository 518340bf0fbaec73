import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'

export type Catalog = Record<string, string>
type Values = Record<string, string | number>

export type Translator<Key extends string> = (key: Key, values?: Values) => string

/** Gives the messages of one catalog in ICU's format, plurals by the rules of the language. */
export function createTranslator<Key extends string>(locale: string, catalog: Record<Key, string>): Translator<Key> {
  const i18n = setupI18n({ locale, messages: { [locale]: catalog } })
  i18n.setMessagesCompiler(compileMessage)
  return (key, values) => i18n._(key, values)
}
