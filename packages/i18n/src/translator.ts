import { setupI18n } from '@lingui/core'
import type { compileMessage } from '@lingui/message-utils/compileMessage'

type Values = Record<string, string | number>

export type Translator<Key extends string> = (key: Key, values?: Values) => string

/** One that learns more words of its language later. */
export type GrowingTranslator<Key extends string> = Translator<Key> & { add(catalog: Record<string, string>): void }

/**
 * Gives the messages of one catalog in ICU's format, plurals by the rules of the language.
 * `compile` may be left out where the build compiled the catalog. A key without words is given back, and told.
 */
export function createTranslator<Key extends string>(
  locale: string,
  catalog: Record<Key, string>,
  { compile, onMissing }: { compile?: typeof compileMessage; onMissing?: (key: string) => void } = {},
): GrowingTranslator<Key> {
  const missing = (_locale: string, key: string) => {
    onMissing?.(key)
    return key
  }
  const i18n = setupI18n({ locale, messages: { [locale]: catalog }, missing })
  if (compile) i18n.setMessagesCompiler(compile)
  const translate = (key: Key, values?: Values) => i18n._(key, values)
  return Object.assign(translate, { add: (more: Record<string, string>) => i18n.load(locale, more) })
}
