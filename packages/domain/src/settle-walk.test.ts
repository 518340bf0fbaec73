import { expect, test } from 'vitest'
import {
  applySettled,
  codeOf,
  formerReviewRule,
  type Needs,
  outcomeCodes,
  outcomes,
  progressStates,
  type ReviewReason,
  reasonsByRule,
  reviewStates,
  type SettledResult,
  standardReviewRule,
  usesSessionUp,
  type VerificationFacts,
} from './index.ts'
import { mismatches } from './testing/mismatches.ts'

const now = new Date('2026-11-24T12:00:00Z')
const results: SettledResult[] = [
  { state: 'passed' },
  { state: 'unfinished' },
  { state: 'lost' },
  ...[...outcomeCodes.map(({ code }) => code).filter((code) => code !== 0), -1, 5, 424242].map((code) => ({
    state: 'failed' as const,
    code,
  })),
]

const flags = [false, true]
const rules = [formerReviewRule, { ...standardReviewRule, band: { from: 70, to: 80 } }]
const needs: (Needs | null)[] = [null, 'comparePhoto']

function* everyState(): Generator<VerificationFacts> {
  for (const progress of progressStates)
    for (const outcome of [null, ...outcomes])
      for (const outcomeCode of outcome === 'failed' ? [2016, 1002] : [outcome && 0])
        for (const review of reviewStates)
          for (const need of needs)
            for (const sessionsUsed of [0, 2])
              for (const tokensMinted of [1, 20])
                for (const othersOpen of flags)
                  for (const newerSettled of flags)
                    for (const expiresAt of [new Date(now.getTime() - 1), new Date(now.getTime() + 1)])
                      for (const photoReplaced of flags)
                        for (const reviewRule of rules) {
                          const facts: VerificationFacts = {
                            progress,
                            outcome,
                            outcomeCode,
                            review,
                            lastCode: outcomeCode,
                            needs: need,
                            sessionsUsed,
                            sessionLimit: 3,
                            tokensMinted,
                            checkMode: 2,
                            expiresAt,
                            now,
                            othersOpen,
                            newerSettled,
                            photoReplaced,
                            reviewRule,
                            judged: { similarity: 70, cardName: 'differs', sampled: false },
                            reviewReasons: review === 'pending' ? ['tokenLimit'] : [],
                          }
                          if (mismatches(facts).length === 0) yield facts
                        }
}

test('no result brings any verification into a state that cannot be', () => {
  const found = new Set<string>()
  let walked = 0
  for (const before of everyState()) {
    for (const result of results) {
      walked += 1
      const change = applySettled(before, result)
      const after = { ...before, ...change.set }
      const problems = [...mismatches(after), ...forbidden(before, after, change, result)]
      for (const problem of problems) found.add(`${problem}: ${JSON.stringify(before)} + ${JSON.stringify(result)}`)
    }
  }
  expect([...found].slice(0, 5)).toEqual([])
  expect(walked).toBeGreaterThan(50_000)
})

const byRule: ReviewReason[] = ['fraud', 'failed', 'band', 'cardDiffers', 'unknownCode']

type Change = ReturnType<typeof applySettled>

function forbidden(
  before: VerificationFacts,
  after: VerificationFacts,
  change: Change,
  result: SettledResult,
): string[] {
  const emits = (kind: string) => change.events.some((event) => event.kind === kind)
  const decided = before.review === 'approved' || before.review === 'declined'
  const code = result.state === 'failed' ? result.code : null
  const rules: [string, boolean][] = [
    ['a pass was taken back', before.outcome === 'passed' && after.outcome !== 'passed'],
    ['a pass was lost', result.state === 'passed' && after.outcome !== 'passed' && !emits('resultContradicts')],
    [
      'a failure overwrote an outcome',
      before.outcome !== null && code !== null && after.outcomeCode !== before.outcomeCode,
    ],
    ['a decision was changed without a word', decided && after.review !== before.review && !emits('resultContradicts')],
    ['a decision was replaced', decided && ![before.review, 'pending'].includes(after.review)],
    [
      'a declined person was passed',
      before.review === 'declined' && before.outcome !== 'passed' && after.outcome === 'passed',
    ],
    ['a cancelled verification went on', before.progress === 'cancelled' && after.progress !== 'cancelled'],
    ['a completed verification was opened again', before.progress === 'completed' && after.progress !== 'completed'],
    ['a review was ended by a result', before.review === 'pending' && after.review !== 'pending'],
    ['an older failure overwrote the last code', before.newerSettled && 'lastCode' in change.set],
    ['expiry was written beside an open session', before.othersOpen && change.set.progress === 'expired'],
    ['it stayed open with nothing left', after.progress === 'started' && after.sessionsUsed >= after.sessionLimit],
    ['more than one session was used up', after.sessionsUsed - before.sessionsUsed > 1],
    [
      'a session was used up without cause',
      after.sessionsUsed > before.sessionsUsed && !(code !== null && usesSessionUp(code)),
    ],
    [
      'fraud went on',
      code === 1002 && ['created', 'opened', 'started', 'expired'].includes(after.progress) && !decided,
    ],
    [
      'an unknown code met nobody’s eye',
      code !== null &&
        codeOf(code).kind === 'unknown' &&
        !before.outcome &&
        !decided &&
        before.progress !== 'completed' &&
        after.review !== 'pending',
    ],
    ['a decision was wanted for no reason', change.set.review === 'pending' && !change.set.reviewReasons?.length],
    ['reasons without a decision wanted', change.set.reviewReasons !== undefined && after.review !== 'pending'],
    ['a reason was forgotten', before.reviewReasons.some((reason) => !after.reviewReasons.includes(reason))],
    [
      'the review rule was passed over',
      change.set.outcomeCode !== undefined &&
        !decided &&
        reasonsByRule(before.reviewRule, change.set.outcomeCode, before.judged).length > 0 &&
        after.review !== 'pending',
    ],
    [
      'the review rule judged what has not ended',
      change.set.outcome === undefined && (change.set.reviewReasons ?? []).some((reason) => byRule.includes(reason)),
    ],
    ['completedAt without completion', change.completes && after.progress !== 'completed'],
    ['an end without its event', after.outcome !== before.outcome && !emits('completed')],
    ['a change that nobody hears of', change.set.progress !== undefined && change.events.length === 0],
  ]
  return rules.filter(([, broken]) => broken).map(([rule]) => rule)
}
