import { setupI18n } from '@lingui/core'
import type { compileMessage } from '@lingui/message-utils/compileMessage'

type Values = Record<string, string | number>

export type Translator<Key extends string> = (key: Key, values?: Values) => string

/**
 * Gives the messages of one catalog in ICU's format, plurals by the rules of the language.
 * `compile` may be left out where the build compiled the catalog.
 */
export function createTranslator<Key extends string>(
  locale: string,
  catalog: Record<Key, string>,
  compile?: typeof compileMessage,
): Translator<Key> {
  const i18n = setupI18n({ locale, messages: { [locale]: catalog } })
  if (compile) i18n.setMessagesCompiler(compile)
  return (key, values) => i18n._(key, values)
}
