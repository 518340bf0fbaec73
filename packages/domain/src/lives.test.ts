import fc from 'fast-check'
import { expect, test } from 'vitest'
import { outcomeCodes, startDecision } from './index.ts'
import { type Answer, Life, type Step } from './testing/life.ts'
import { mismatches } from './testing/mismatches.ts'

const passed = fc.constant<Answer>({ state: 'passed' })
const failingCodes = [...outcomeCodes.map(({ code }) => code).filter((code) => code !== 0 && code !== 17), -1, 424242]
const failed = fc.constantFrom(...failingCodes).map<Answer>((code) => ({ state: 'failed', code }))

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Step>({ do: 'tap' }) },
  {
    weight: 5,
    arbitrary: fc.record<Step & { do: 'finish' }>({
      do: fc.constant('finish'),
      session: fc.nat(3),
      with: fc.oneof({ weight: 1, arbitrary: passed }, { weight: 4, arbitrary: failed }),
    }),
  },
  {
    weight: 5,
    // Seconds, the eight minutes in which an address is given again, days, and the end of Tencent's 72 hours.
    arbitrary: fc
      .oneof(fc.constantFrom(0.1, 1, 7.9, 8.1, 61), fc.nat(4400))
      .map<Step>((minutes) => ({ do: 'wait', minutes })),
  },
  { weight: 2, arbitrary: fc.constant<Step>({ do: 'come back' }) },
  { weight: 1, arbitrary: fc.nat(100).map<Step>((hours) => ({ do: 'extend', hours: hours + 1 })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Step[]>({ do: 'cancel' }, { do: 'decline' }, { do: 'replace the photo' }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('approved', 'declined', 'askedAgain').map<Step>((as) => ({ do: 'decide', as })),
  },
)

/** The same lives each time; one that breaks a rule is shrunk to the fewest steps that do. */
const settings = { numRuns: 1500, seed: 20261124 }

/** Lives each sequence of steps, asks `holds` after every step, and in the end waits until nothing is open. */
function inEveryLife(holds: (life: Life, before: Life['case']) => void, atTheEnd: (life: Life) => void = () => {}) {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      const life = new Life()
      for (const each of [...steps, { do: 'wait', minutes: 73 * 60 } as const]) {
        const before = life.case
        life.live(each)
        holds(life, before)
      }
      atTheEnd(life)
    }),
    settings,
  )
}

const contradicts = ({ events }: Life['settled'][number]) => events.some(({ kind }) => kind === 'resultContradicts')

test('no pass is ever lost, whatever came before, between or after', () => {
  inEveryLife(
    (_, __) => {},
    (life) => {
      expect(life.sessions.filter(({ state, answer }) => answer && state !== answer.state)).toEqual([])
      for (const each of life.settled.filter(({ result }) => result.state === 'passed')) {
        if (each.before.review !== 'declined' || each.before.outcome === 'passed') {
          expect(each.after).toMatchObject({ outcome: 'passed', outcomeCode: 0, proof: 'faceToPhoto' })
        } else expect(contradicts(each)).toBe(true)
      }
      const wasPassed = life.settled.some(({ after }) => after.outcome === 'passed')
      expect(life.case.outcome === 'passed').toBe(wasPassed)
      expect(wasPassed && life.settled.every(({ result }) => result.state !== 'passed')).toBe(false)
    },
  )
})

test('no decision is overwritten: a result that speaks against it is for a person to look at', () => {
  inEveryLife(
    (life, before) => {
      if (before.progress === 'completed' || before.progress === 'cancelled') {
        expect(life.case.progress).toBe(before.progress)
      }
    },
    (life) => {
      for (const each of life.settled) {
        const { before, after } = each
        if (after.review !== before.review) expect(after.review).toBe('pending')
        if (before.review !== 'approved' && before.review !== 'declined') continue
        expect(after.review !== before.review).toBe(contradicts(each))
        if (contradicts(each)) expect(after).toMatchObject({ outcome: before.outcome, outcomeCode: before.outcomeCode })
      }
    },
  )
})

test('a case is never in a state that cannot be, and ends when its tries or its tokens are used up', () => {
  inEveryLife(({ case: now, sessions }) => {
    expect(mismatches(now)).toEqual([])
    expect(now.tokensMinted).toBeLessThanOrEqual(20)
    expect(now.tokensMinted).toBe(sessions.length)
    expect(now.sessionsUsed).toBeLessThanOrEqual(now.sessionLimit)
    const nothingOpen = sessions.every(({ state }) => state !== 'open')
    if (now.progress === 'expired') expect(nothingOpen).toBe(true)
    if (now.progress !== 'started') return
    expect(now.sessionsUsed).toBeLessThan(now.sessionLimit)
    if (nothingOpen) expect(now.tokensMinted).toBeLessThan(20)
  })
})

test('the page offers to start exactly where a start is served', () => {
  inEveryLife((life) => {
    const { page, ...state } = life.page()
    const decision = startDecision({ ...life.facts(), asked: true })
    const offers =
      ['ready', 'tryAgain', 'declinedRatherNot'].includes(page) || ('canContinue' in state && state.canContinue)
    if (page !== 'checking') expect(offers, page).toBe(decision.do !== 'refuse')
    if (decision.do !== 'refuse') return
    const pages = {
      completed: /^(completed|inProgress)/,
      cancelled: /^cancelled$/,
      needsPhoto: /^(needsPhoto|inProgress)$/,
      expired: /^(expired|inProgress)$/,
    }
    if (page !== 'checking') expect(page).toMatch(pages[decision.because])
  })
})
