import type { ConsoleLanguage, ConsoleTranslator } from '@ekyc/i18n/console'
import type { ListedVerification } from '#/api.ts'
import { messageTrouble } from '#/features/messages/undelivered.ts'
import { localizedCode } from '#/lib/codes.ts'
import { midSentence } from '#/lib/sentences.ts'

/** Where a verification stands in a few words; `urgent` when it waits for us. */
export function standing(
  item: ListedVerification,
  { t, language }: { t: ConsoleTranslator; language: ConsoleLanguage },
): { words: string; urgent: boolean } {
  if (item.needs === 'comparePhoto') return { words: t('stands.needsPhoto'), urgent: true }
  if (item.declined && item.progress !== 'completed') return { words: t(`stands.${item.declined}`), urgent: false }
  if (item.outcome) return { words: t(`stands.${item.outcome}`), urgent: false }
  if (item.lastCode && item.progress === 'started') {
    return {
      words: t('stands.tryFailed', { why: midSentence(localizedCode(item.lastCode, language).label) }),
      urgent: false,
    }
  }
  const trouble = messageTrouble(item)
  if (trouble) return { words: t(`stands.${trouble.channel}.${trouble.state}`), urgent: trouble.state !== 'retrying' }
  return { words: t(`stands.${item.progress}`), urgent: false }
}
