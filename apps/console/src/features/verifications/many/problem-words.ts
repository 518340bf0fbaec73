import type { ConsoleLanguage, ConsoleTranslator } from '@ekyc/i18n/console'
import type { ManyPreview } from '#/api.ts'
import type { Failed } from './use-run.ts'

type Why = ManyPreview['leftOut'][number]['why']
const whys: Record<Why, true> = {
  ended: true,
  expired: true,
  declined: true,
  needsPhoto: true,
  atIt: true,
  noWay: true,
  notFound: true,
}
const isWhy = (reason: string): reason is Why => Object.hasOwn(whys, reason)

/** Why one was not done, in the reader's language; the server's own words where there are no others. */
export function problemWords(
  { code, reason, words }: Failed['problem'],
  { t, language }: { t: ConsoleTranslator; language: ConsoleLanguage },
): string {
  const why = reason ?? code
  if (isWhy(why)) return t(`many.whyNot.${why}`)
  if (language === 'en') return words
  return code === 'unexpected' ? t('error.unexpected') : code === 'conflict' ? t('error.conflict') : words
}
