import { codeOf, localizedCode } from '@ekyc/domain'
import type { ConsoleLanguage, ConsoleTranslator } from '@ekyc/i18n/console'
import type { Verification } from '#/api.ts'

export type VerdictWords = { title: string; text: string | null; toDo: string; code: number | null }

/** How a verification stands and what is to be done, in the order in which the customer's page decides. */
export function verdictWords(
  verification: Verification,
  { t, language }: { t: ConsoleTranslator; language: ConsoleLanguage },
): VerdictWords {
  const { progress, outcome, outcomeCode, lastCode, proof, declined, needs, cancelReason } = verification
  const plain = (title: string, toDo: string): VerdictWords => ({ title, text: null, toDo, code: null })
  if (outcome === 'passed') {
    return { title: t('verdict.passed'), text: proof && t(`proof.${proof}`), toDo: t('verdict.passed.do'), code: 0 }
  }
  if (outcome === 'failed' && outcomeCode !== null) {
    const { meaning, operatorAction } = localizedCode(outcomeCode, language)
    return { title: meaning, text: messageOf(verification, outcomeCode, t), toDo: operatorAction, code: outcomeCode }
  }
  if (progress === 'completed') return plain(t('verdict.noResult'), t('verdict.noResult.do'))
  if (declined === 'notMe') return plain(t('verdict.notMe'), t('verdict.notMe.do'))
  if (progress === 'cancelled') {
    const reason = t(`cancel.${cancelReason ?? 'other'}`)
    return plain(t('verdict.cancelled', { reason }), t('verdict.cancelled.do'))
  }
  if (needs === 'comparePhoto') return { ...plain(t('verdict.needsPhoto'), t('verdict.needsPhoto.do')), code: lastCode }
  if (declined === 'ratherNot') return plain(t('verdict.ratherNot'), t('verdict.ratherNot.do'))
  if (progress === 'expired') return { ...plain(t('verdict.expired'), t('verdict.expired.do')), code: lastCode }
  if (lastCode) {
    const { label, meaning, operatorAction } = localizedCode(lastCode, language)
    return { title: t('verdict.tryFailed', { why: label }), text: meaning, toDo: operatorAction, code: lastCode }
  }
  return plain(t(`verdict.${progress}`), t(`verdict.${progress}.do`))
}

/** Tencent's own words, where they say more than ours. */
function messageOf({ sessions }: Verification, code: number, t: ConsoleTranslator): string | null {
  const words = sessions.findLast(({ errorCode }) => errorCode === code)?.errorMessage
  return words && words !== codeOf(code).meaning ? t('verdict.tencentSays', { words }) : null
}
