import { codeOf, type MessageProblem, PASSING_SIMILARITY } from '@ekyc/domain'
import type { ConsoleLanguage, ConsoleTranslator } from '@ekyc/i18n/console'
import type { Verification } from '#/api.ts'
import { messageTrouble } from '#/features/messages/undelivered.ts'
import { warningText } from '#/features/sessions/finer-words.ts'
import { localizedCode } from '#/lib/codes.ts'
import { midSentence, together } from '#/lib/sentences.ts'

export type VerdictWords = { title: string; text: string | null; toDo: string; code: number | null }

/** How a verification stands and what is to be done, in the order in which the customer's page decides. */
export function verdictWords(
  verification: Verification,
  { t, language }: { t: ConsoleTranslator; language: ConsoleLanguage },
): VerdictWords {
  const { progress, outcome, outcomeCode, lastCode, proof, declined, needs, cancelReason } = verification
  const plain = (title: string, toDo: string): VerdictWords => ({ title, text: null, toDo, code: null })
  const doubts = [warningsOf(verification, { t, language }), reviewOf(verification, t), cardNameOf(verification, t)]
  const sentences = (...all: (string | null)[]) => all.filter(Boolean).join(language === 'en' ? ' ' : '')
  if (outcome === 'passed') {
    const text = sentences(proof && t(`proof.${proof}`), comparisonOf(verification, { t, language }))
    const missing = isEvidenceWhole(verification) ? null : t('verdict.missing')
    const toDo = sentences(...doubts, doubts.some(Boolean) ? t('verdict.review.do') : null, missing)
    return { title: t('verdict.passed'), text, toDo: toDo || t('verdict.passed.do'), code: 0 }
  }
  if (outcome === 'failed' && outcomeCode !== null) {
    const { kind, operatorAction, retryable } = localizedCode(outcomeCode, language)
    return {
      title: t(`verdict.kind.${kind}`),
      text: sentences(
        livenessOf(verification, t),
        comparisonOf(verification, { t, language }),
        messageOf(verification, outcomeCode, t),
      ),
      toDo: sentences(...doubts, operatorAction, retryable ? t('verdict.failed.do') : null),
      code: outcomeCode,
    }
  }
  if (progress === 'completed') return plain(t('verdict.noResult'), sentences(...doubts, t('verdict.noResult.do')))
  if (declined === 'notMe') return plain(t('verdict.notMe'), t('verdict.notMe.do'))
  if (progress === 'cancelled') {
    const reason = t(`cancel.${cancelReason ?? 'other'}`)
    return plain(t('verdict.cancelled', { reason }), t('verdict.cancelled.do'))
  }
  if (needs === 'comparePhoto') return { ...plain(t('verdict.needsPhoto'), t('verdict.needsPhoto.do')), code: lastCode }
  if (declined === 'ratherNot') return plain(t('verdict.ratherNot'), t('verdict.ratherNot.do'))
  if (progress === 'expired') return { ...plain(t('verdict.expired'), t('verdict.expired.do')), code: lastCode }
  if (verification.events.at(-1)?.kind === 'mintFailed')
    return plain(t('verdict.startFailed'), t('verdict.startFailed.do'))
  if (verification.sessions.some(({ state, lookProblem }) => state === 'open' && lookProblem === 'tooLarge'))
    return plain(t('verdict.tooLarge'), t('verdict.tooLarge.do'))
  if (lastCode) {
    const { label, meaning, operatorAction } = localizedCode(lastCode, language)
    const text = sentences(meaning, comparisonOf(verification, { t, language }))
    return { title: t('verdict.tryFailed', { why: midSentence(label) }), text, toDo: operatorAction, code: lastCode }
  }
  return undeliveredWords(verification, { t, language }) ?? plain(t(`verdict.${progress}`), t(`verdict.${progress}.do`))
}

const titles = { held: 'verdict.onHold', unsure: 'verdict.unconfirmed' } as const

/** Of a customer who has not started, and may not have the link. */
function undeliveredWords(
  verification: Verification,
  { t, language }: { t: ConsoleTranslator; language: ConsoleLanguage },
): VerdictWords | null {
  const { message, progress } = verification
  const state = messageTrouble(verification)?.state
  if (!message || !state || state === 'retrying') return null
  const { kind, channel, problem } = message
  const toDo = isOfAddress(problem)
    ? [t(`verdict.undelivered.${channel}`)]
    : [problem && t(`message.problem.${problem}`), state === 'held' && t('verdict.onHold.do')]
  return {
    title: t(state === 'held' || state === 'unsure' ? titles[state] : 'verdict.undelivered', { kind }),
    text: progress === 'opened' ? t('verdict.undelivered.opened') : null,
    toDo: together(language, ...toDo.map((each) => each || '')),
    code: null,
  }
}

/** Another address helps. */
export const isOfAddress = (problem: MessageProblem | null) =>
  problem === 'addressRefused' || problem === 'notDelivered'

/** Tencent's own words, where they say more than ours. */
function messageOf({ sessions }: Verification, code: number, t: ConsoleTranslator): string | null {
  const words = sessions.findLast(({ errorCode }) => errorCode === code)?.errorMessage
  return words && words !== codeOf(code).meaning ? t('verdict.tencentSays', { words }) : null
}

/** That a decision is still wanted, and why. */
function reviewOf({ review, reviewReasons }: Verification, t: ConsoleTranslator): string | null {
  if (review !== 'pending') return null
  const reasons = reviewReasons.map((reason) => t(`reason.${reason}`)).join(t('text.comma'))
  return reasons ? t('verdict.review', { reasons }) : t('verdict.reviewOnly')
}

/** What to know of the name on the card until somebody has decided. */
function cardNameOf({ review, reviewReasons, cardName }: Verification, t: ConsoleTranslator): string | null {
  const isSaid = review === 'approved' || review === 'declined' || reviewReasons.includes('cardDiffers')
  return isSaid || !cardName || cardName === 'same' ? null : t(`verdict.name.${cardName}`)
}

/** What Tencent warns of about the document of the last session, until review has decided. */
function warningsOf(
  { review, sessions }: Verification,
  { t, language }: { t: ConsoleTranslator; language: ConsoleLanguage },
): string | null {
  if (review === 'approved' || review === 'declined') return null
  const warnings = sessions.at(-1)?.cards.flatMap((card) => card.warnings) ?? []
  if (warnings.length === 0) return null
  return t('verdict.warnings', {
    list: warnings.map((code) => warningText(code, { t, language })).join(t('text.comma')),
  })
}

/** Whether every file was saved, and none was found lost or changed since. */
const isEvidenceWhole = ({ evidence, events }: Verification) =>
  evidence.every(({ state }) => state === 'stored') &&
  !events.some(({ kind }) => kind === 'evidenceMissing' || kind === 'evidenceDamaged')

const attemptsOf = ({ sessions }: Verification) => sessions.flatMap(({ attempts }) => attempts)

/** In how many attempts a live person was seen. */
function livenessOf(verification: Verification, t: ConsoleTranslator): string | null {
  const judged = attemptsOf(verification).filter(({ livenessCode }) => livenessCode !== null)
  if (judged.length === 0) return null
  return t('verdict.liveness', { n: judged.filter(({ livenessCode }) => livenessCode === 0).length, of: judged.length })
}

/** How alike the two faces were, at best. */
function comparisonOf(
  verification: Verification,
  { t, language }: { t: ConsoleTranslator; language: ConsoleLanguage },
): string | null {
  const measured = attemptsOf(verification).flatMap(({ compareCode, similarity }) =>
    compareCode === null || similarity === null ? [] : [similarity],
  )
  if (measured.length === 0) return null
  const best = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(Math.max(...measured))
  return t(measured.length > 1 ? 'verdict.comparisonBest' : 'verdict.comparison', { best, at: PASSING_SIMILARITY })
}
