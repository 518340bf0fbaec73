import { expect, test } from 'vitest'
import {
  applySettled,
  codeOf,
  type Needs,
  outcomeCodes,
  outcomes,
  progressStates,
  reviewStates,
  type SettledResult,
  usesSessionUp,
  type VerificationFacts,
} from './index.ts'

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
                      for (const photoReplaced of flags) {
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
                        }
                        if (mismatches(facts).length === 0) yield facts
                      }
}

type State = Pick<VerificationFacts, 'progress' | 'outcome' | 'outcomeCode' | 'needs' | 'review'>

/** What can never be true of a verification. */
function mismatches({ progress, outcome, outcomeCode, needs, review }: State): string[] {
  const ended = progress === 'completed' || progress === 'cancelled'
  return [
    ...(outcome && !ended ? [`an outcome while ${progress}`] : []),
    ...((outcome === null) !== (outcomeCode === null)
      ? ['an outcome without its code, or a code without its outcome']
      : []),
    ...(outcome === 'passed' && outcomeCode !== 0 ? ['a pass by a failing code'] : []),
    ...(outcome === 'failed' && outcomeCode === 0 ? ['a failure by the passing code'] : []),
    ...(progress === 'completed' && !outcome && review === 'notNeeded'
      ? ['an end without outcome that nobody looks at']
      : []),
    ...(progress === 'completed' && needs ? ['a photo needed after the end'] : []),
  ]
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
    ['completedAt without completion', change.completes && after.progress !== 'completed'],
    ['an end without its event', after.outcome !== before.outcome && !emits('completed')],
    ['a change that nobody hears of', change.set.progress !== undefined && change.events.length === 0],
  ]
  return rules.filter(([, broken]) => broken).map(([rule]) => rule)
}

/** Repeatable chance (mulberry32), so that a failure can be run again by its seed. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Played = VerificationFacts & { passes: number; declined: boolean; contradicted: boolean }

/** One verification's life: taps, results in any order, cancellations, expiries, extensions and decisions. */
function play(random: () => number): Played {
  const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)] as T
  let open: number[] = []
  let settled: number[] = []
  let v: Played = {
    progress: 'created',
    outcome: null,
    outcomeCode: null,
    review: 'notNeeded',
    lastCode: null,
    needs: null,
    sessionsUsed: 0,
    sessionLimit: 3,
    tokensMinted: 0,
    checkMode: 2,
    expiresAt: new Date(now.getTime() + 1),
    now,
    othersOpen: false,
    newerSettled: false,
    photoReplaced: false,
    passes: 0,
    declined: false,
    contradicted: false,
  }
  const tap = () => {
    const mayMint = ['created', 'started'].includes(v.progress) && v.needs === null && v.tokensMinted < 20
    if (!mayMint || v.expiresAt <= now) return
    open.push(v.tokensMinted)
    v = { ...v, progress: 'started', tokensMinted: v.tokensMinted + 1 }
  }
  const settle = () => {
    if (open.length === 0) return
    const session = pick(open)
    open = open.filter((each) => each !== session)
    const result = random() < 0.2 ? ({ state: 'passed' } as const) : pick(results)
    const position = { othersOpen: open.length > 0, newerSettled: settled.some((each) => each > session) }
    const change = applySettled({ ...v, ...position }, result)
    settled = [...settled, session]
    v = {
      ...v,
      ...change.set,
      passes: v.passes + (result.state === 'passed' ? 1 : 0),
      contradicted: v.contradicted || change.events.some(({ kind }) => kind === 'resultContradicts'),
    }
  }
  const acts = [
    tap,
    tap,
    settle,
    settle,
    settle,
    () => {
      if (v.progress !== 'completed' && random() < 0.2) v = { ...v, progress: 'cancelled' }
    },
    () => {
      v = { ...v, expiresAt: new Date(now.getTime() - 1) }
    },
    () => {
      if (v.progress === 'completed' || v.progress === 'cancelled') return
      v = { ...v, expiresAt: new Date(now.getTime() + 1), ...(v.progress === 'expired' ? { progress: 'started' } : {}) }
    },
    () => {
      v = { ...v, needs: null, photoReplaced: true }
    },
    () => {
      const declines = random() < 0.5
      if (v.outcome !== 'failed' || random() > 0.2) return
      v = { ...v, review: declines ? 'declined' : 'approved', declined: v.declined || declines }
    },
  ]
  for (let step = 0; step < 60; step++) pick(acts)()
  while (open.length > 0) settle()
  return v
}

test('in 5,000 random lives no pass is lost and none stays half-ended', () => {
  const problems: string[] = []
  for (let seed = 1; seed <= 5000; seed++) {
    const v = play(chance(seed))
    const wrong = [
      ...mismatches(v),
      ...(v.passes > 0 && v.outcome !== 'passed' && !v.declined ? ['a pass was lost'] : []),
      ...(v.passes > 0 && v.outcome !== 'passed' && !v.contradicted ? ['a pass against a decision was hidden'] : []),
      ...(v.passes === 0 && v.outcome === 'passed' ? ['a pass came from nowhere'] : []),
      ...(v.progress === 'started' && v.sessionsUsed >= v.sessionLimit ? ['it went on with nothing left'] : []),
      ...(v.progress === 'started' && v.tokensMinted >= 20 ? ['it went on after twenty tokens'] : []),
    ]
    problems.push(...wrong.map((problem) => `${problem} (seed ${seed})`))
  }
  expect(problems.slice(0, 5)).toEqual([])
})
