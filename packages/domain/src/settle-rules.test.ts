import { describe, expect, test } from 'vitest'
import {
  applySettled,
  endOfWindow,
  formerReviewRule,
  readReviewRule,
  reviewRuleSchema,
  type SettledResult,
  standardReviewRule,
  type VerificationFacts,
} from './index.ts'

const now = new Date('2026-11-24T12:00:00Z')
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000)

const started: VerificationFacts = {
  progress: 'started',
  outcome: null,
  outcomeCode: null,
  review: 'notNeeded',
  lastCode: null,
  needs: null,
  sessionsUsed: 0,
  sessionLimit: 3,
  tokensMinted: 1,
  checkMode: 2,
  expiresAt: hours(100),
  now,
  othersOpen: false,
  newerSettled: false,
  photoReplaced: false,
  reviewRule: formerReviewRule,
  judged: { similarity: null, cardName: null, sampled: false },
  reviewReasons: [],
}
const passed: VerificationFacts = {
  ...started,
  progress: 'completed',
  outcome: 'passed',
  outcomeCode: 0,
  lastCode: 0,
}
const failedBy = (code: number): VerificationFacts => ({
  ...started,
  progress: 'completed',
  outcome: 'failed',
  outcomeCode: code,
  lastCode: code,
  sessionsUsed: 3,
})

const pass: SettledResult = { state: 'passed' }
const code = (number: number): SettledResult => ({ state: 'failed', code: number })
const settle = (facts: Partial<VerificationFacts>, result: SettledResult) =>
  applySettled({ ...started, ...facts }, result)
const kinds = ({ events }: ReturnType<typeof applySettled>) => events.map(({ kind }) => kind)

describe('a pass', () => {
  test('ends the verification and says what it proves', () => {
    const change = settle({ checkMode: 1 }, pass)
    expect(change).toMatchObject({
      set: { progress: 'completed', outcome: 'passed', outcomeCode: 0, proof: 'faceToCard', lastCode: 0 },
      completes: true,
      events: [{ kind: 'completed', facts: { outcome: 'passed', code: 0, proof: 'faceToCard' } }],
    })
    expect(change.set).not.toHaveProperty('review')
  })

  test('wins over an earlier failure', () => {
    const change = applySettled(failedBy(2016), pass)
    expect(change.set).toMatchObject({ progress: 'completed', outcome: 'passed', outcomeCode: 0 })
    expect(change.set).not.toHaveProperty('review')
    expect(change.completes).toBe(true)
  })

  test.each([1002, 424242])('wins over %i, and a person looks at it', (doubtful) => {
    const change = applySettled(failedBy(doubtful), pass)
    expect(change.set).toMatchObject({ outcome: 'passed', review: 'pending' })
    expect(kinds(change)).toEqual(['resultContradicts', 'completed'])
  })

  test('wins after expiry', () => {
    expect(settle({ progress: 'expired', expiresAt: hours(-1) }, pass).set).toMatchObject({
      progress: 'completed',
      outcome: 'passed',
    })
  })

  test('after a cancellation is written, and progress stays cancelled', () => {
    const change = settle({ progress: 'cancelled' }, pass)
    expect(change.set).toMatchObject({ outcome: 'passed', outcomeCode: 0, proof: 'faceToPhoto' })
    expect(change.set).not.toHaveProperty('progress')
    expect(change.completes).toBe(false)
  })

  test('wins over an end by the token limit, and stays under review', () => {
    const change = settle({ progress: 'completed', review: 'pending', tokensMinted: 20 }, pass)
    expect(change.set).toMatchObject({ outcome: 'passed' })
    expect(change.set).not.toHaveProperty('review')
  })

  test('leaves an approval as it is', () => {
    const change = applySettled({ ...failedBy(2016), review: 'approved' }, pass)
    expect(change.set).toMatchObject({ outcome: 'passed' })
    expect(change.set).not.toHaveProperty('review')
  })

  test('agrees with a person who approved in spite of a suspected spoof', () => {
    expect(kinds(applySettled({ ...failedBy(1002), review: 'approved' }, pass))).toEqual(['completed'])
  })

  test('against a person’s “declined” changes nothing but asks for a look', () => {
    const change = applySettled({ ...failedBy(2016), review: 'declined' }, pass)
    expect(change).toEqual({
      set: { review: 'pending', reviewReasons: ['contradiction'] },
      completes: false,
      events: [{ kind: 'resultContradicts', alert: true }],
    })
  })

  test('after a pass changes nothing', () => {
    expect(applySettled(passed, pass)).toEqual({ set: {}, completes: false, events: [] })
  })

  test('no longer needs a photo', () => {
    expect(settle({ needs: 'comparePhoto' }, pass).set.needs).toBeNull()
  })
})

describe('a failure', () => {
  test.each([1201, 1003, 2016, 16])('by %i uses one session up and leaves the rest', (number) => {
    expect(settle({}, code(number))).toEqual({
      set: { lastCode: number, sessionsUsed: 1 },
      completes: false,
      events: [],
    })
  })

  test.each([1201, 1003, 2016, 16])('by %i ends the verification when none is left', (number) => {
    const change = settle({ sessionsUsed: 2 }, code(number))
    expect(change.set).toEqual({
      progress: 'completed',
      outcome: 'failed',
      outcomeCode: number,
      proof: 'faceToPhoto',
      lastCode: number,
      sessionsUsed: 3,
    })
    expect(change.completes).toBe(true)
    expect(kinds(change)).toEqual(['completed'])
  })

  test('by fraud ends it at once', () => {
    const { set } = settle({}, code(1002))
    expect(set).toMatchObject({ progress: 'completed', outcome: 'failed', outcomeCode: 1002 })
    expect(set).not.toHaveProperty('review')
    expect(set).not.toHaveProperty('sessionsUsed')
  })

  test.each([5, -1, 424242])('by %i, which nobody documents, ends it at once for a person to look at', (number) => {
    expect(settle({}, code(number)).set).toMatchObject({
      progress: 'completed',
      outcome: 'failed',
      outcomeCode: number,
      review: 'pending',
    })
  })

  test.each([14, 15, 1, 3, 8, 1001, 1105, 2001, 1409, 1410])('by %i uses nothing up', (number) => {
    expect(settle({ sessionsUsed: 2 }, code(number))).toEqual({
      set: { lastCode: number },
      completes: false,
      events: [],
    })
  })

  test.each([2004, 2009, 2010, 2012, 2013, 2014])('by %i asks for another photo and uses nothing up', (number) => {
    expect(settle({ sessionsUsed: 2 }, code(number))).toEqual({
      set: { lastCode: number, needs: 'comparePhoto' },
      completes: false,
      events: [{ kind: 'photoNeeded', alert: false }],
    })
  })

  test('by a photo that has been replaced meanwhile asks for no other', () => {
    expect(settle({ photoReplaced: true }, code(2010)).set).toEqual({ lastCode: 2010 })
  })

  test('of an older session, after a newer one has settled, is not how the last one went', () => {
    const { set } = settle({ newerSettled: true, lastCode: 2016, sessionsUsed: 1 }, code(1201))
    expect(set).toEqual({ sessionsUsed: 2 })
  })

  test('after a cancellation is the outcome where it judges the person', () => {
    const change = settle({ progress: 'cancelled' }, code(2016))
    expect(change.set).toMatchObject({ outcome: 'failed', outcomeCode: 2016, sessionsUsed: 1 })
    expect(change.set).not.toHaveProperty('progress')
    expect(change.completes).toBe(false)
  })

  test.each([1410, 8, 15, 2010])('by %i after a cancellation is no outcome', (number) => {
    const { set } = settle({ progress: 'cancelled', expiresAt: hours(-1), tokensMinted: 20 }, code(number))
    expect(set).not.toHaveProperty('outcome')
    expect(set).not.toHaveProperty('progress')
  })

  test.each([1201, 1002, 424242])('by %i after a pass is kept for a person to look at', (number) => {
    expect(applySettled(passed, code(number))).toEqual({
      set: { review: 'pending', reviewReasons: ['contradiction'] },
      completes: false,
      events: [{ kind: 'resultContradicts', alert: true }],
    })
  })

  test.each([1410, 15, 2001, 2010])('by %i after a pass contradicts nothing', (number) => {
    expect(applySettled(passed, code(number))).toEqual({ set: {}, completes: false, events: [] })
  })

  test('after a failure changes nothing', () => {
    expect(applySettled(failedBy(2016), code(1201))).toEqual({ set: {}, completes: false, events: [] })
  })

  test('by fraud disturbs an approval', () => {
    const approved = { ...failedBy(2016), review: 'approved' } as const
    expect(applySettled(approved, code(1201)).set).toEqual({})
    expect(applySettled(approved, code(1002)).set).toEqual({ review: 'pending', reviewReasons: ['contradiction'] })
  })
})

describe('the end of the link', () => {
  test('is written when the last open session has settled', () => {
    const change = settle({ expiresAt: hours(-1) }, code(1201))
    expect(change.set).toEqual({ lastCode: 1201, sessionsUsed: 1, progress: 'expired' })
    expect(change.completes).toBe(false)
    expect(kinds(change)).toEqual(['expired'])
  })

  test('waits while another session is open', () => {
    expect(settle({ expiresAt: hours(-1), othersOpen: true }, code(1201)).set).not.toHaveProperty('progress')
  })

  test.each(['unfinished', 'lost'] as const)('is written after a session that was %s', (state) => {
    expect(settle({ expiresAt: hours(-1) }, { state }).set).toEqual({ progress: 'expired' })
  })

  test.each(['unfinished', 'lost'] as const)('does not come by a session that was %s alone', (state) => {
    expect(settle({}, { state })).toEqual({ set: {}, completes: false, events: [] })
  })
})

describe('the twentieth token', () => {
  const last = { tokensMinted: 20 }

  test('ends the verification by the last code that Tencent gave, for a person to look at', () => {
    const change = settle({ ...last, lastCode: 1410 }, { state: 'unfinished' })
    expect(change.set).toMatchObject({
      progress: 'completed',
      outcome: 'failed',
      outcomeCode: 1410,
      review: 'pending',
    })
    expect(kinds(change)).toEqual(['tokenLimitReached', 'completed'])
    expect(settle(last, code(2001)).set).toMatchObject({ outcome: 'failed', outcomeCode: 2001 })
  })

  test('ends it without an outcome where Tencent never gave one', () => {
    const change = settle(last, { state: 'lost' })
    expect(change.set).toEqual({ progress: 'completed', review: 'pending', reviewReasons: ['tokenLimit'] })
    expect(change.completes).toBe(true)
    expect(change.events.at(-1)).toMatchObject({ facts: { outcome: null, code: null, proof: null } })
  })

  test('ends it though a better photo could be had', () => {
    const change = settle(last, code(2010))
    expect(change.set).toMatchObject({ progress: 'completed', outcomeCode: 2010, needs: null })
    expect(kinds(change)).not.toContain('photoNeeded')
  })

  test('ends nothing while another session is open', () => {
    expect(settle({ ...last, othersOpen: true }, code(1410)).set).toEqual({ lastCode: 1410 })
  })

  test('may pass like any other', () => {
    const { set } = settle(last, pass)
    expect(set).toMatchObject({ outcome: 'passed' })
    expect(set).not.toHaveProperty('review')
  })
})

describe('after 72 hours without a result', () => {
  const issuedAt = hours(-72)

  test('nothing is lost when Tencent said “not finished” within the last two', () => {
    expect(endOfWindow({ issuedAt, lastUnfinishedAt: hours(-2) })).toBe('unfinished')
    expect(endOfWindow({ issuedAt, lastUnfinishedAt: hours(0) })).toBe('unfinished')
  })

  test('a result may be lost when Tencent said so earlier, or never', () => {
    expect(endOfWindow({ issuedAt, lastUnfinishedAt: hours(-2.01) })).toBe('lost')
    expect(endOfWindow({ issuedAt, lastUnfinishedAt: null })).toBe('lost')
  })
})

describe('a session that is known only because its token came back', () => {
  test('counts like any other once its origin is proven, and a person looks at it', () => {
    expect(settle({ returned: 'proven' }, pass).set).toMatchObject({ outcome: 'passed', review: 'pending' })
    expect(settle({ returned: 'proven' }, code(1005)).set).toMatchObject({ sessionsUsed: 1, review: 'pending' })
    expect(settle({ returned: 'proven', review: 'approved' }, pass).set).not.toHaveProperty('review')
  })

  test.each([pass, code(1002), code(2016)])('decides nothing without proof: %o', (result) => {
    expect(settle({ returned: 'unproven' }, result)).toEqual({
      set: { review: 'pending', reviewReasons: ['returnedToken'] },
      completes: false,
      events: [],
    })
  })
})

describe('the review rule', () => {
  const rule = { ...standardReviewRule, samplePercent: 0 }
  const settleBy = (facts: Partial<VerificationFacts>, result: SettledResult) =>
    settle({ reviewRule: rule, ...facts }, result).set
  const judged = { similarity: null, cardName: null, sampled: false }

  test.each([
    [1002, ['fraud']],
    [1003, ['failed']],
    [2016, ['failed']],
    [424242, ['unknownCode']],
    [1201, undefined],
    [16, undefined],
  ])('wants a decision on failures that judge the person: %i', (number, reasons) => {
    expect(settleBy({ sessionsUsed: 2 }, code(number)).reviewReasons).toEqual(reasons)
  })

  test('waits for the last try of a customer who may try again', () => {
    expect(settleBy({}, code(2016))).not.toHaveProperty('review')
    expect(settleBy({ progress: 'cancelled' }, code(2016)).reviewReasons).toEqual(['failed'])
  })

  test('of all failures or of none is kept to, and versions saved before mean unknown codes only', () => {
    const all = { ...rule, failures: 'all' as const }
    expect(settleBy({ reviewRule: all, sessionsUsed: 2 }, code(1201)).reviewReasons).toEqual(['failed'])
    expect(settleBy({ reviewRule: formerReviewRule }, code(1002))).not.toHaveProperty('review')
    expect(settleBy({ reviewRule: readReviewRule('unknownCodes') }, code(424242)).reviewReasons).toEqual([
      'unknownCode',
    ])
  })

  test('takes passes and failures within the band, both ends included', () => {
    const reviewRule = { ...rule, failures: 'none' as const, band: { from: 70, to: 75 } }
    const at = (similarity: number | null, result: SettledResult) =>
      settleBy({ reviewRule, sessionsUsed: 2, judged: { ...judged, similarity } }, result).reviewReasons
    expect([70, 75].map((similarity) => at(similarity, pass))).toEqual([['band'], ['band']])
    expect(at(72, code(2016))).toEqual(['band'])
    expect([69.9, 75.1, null].map((similarity) => at(similarity, pass))).toEqual([undefined, undefined, undefined])
  })

  test('takes passes and failures whose card names another person, and says every reason', () => {
    const other = { ...judged, cardName: 'differs' as const, sampled: true }
    expect(settleBy({ judged: other }, pass)).toMatchObject({
      review: 'pending',
      reviewReasons: ['cardDiffers', 'sample'],
    })
    expect(settleBy({ judged: other }, code(1002)).reviewReasons).toEqual(['fraud', 'cardDiffers', 'sample'])
    for (const cardName of ['same', 'near', 'otherScript', null] as const)
      expect(settleBy({ judged: { ...judged, cardName } }, pass)).not.toHaveProperty('review')
  })

  test('leaves a decision that was made', () => {
    const other = { ...judged, cardName: 'differs' as const }
    expect(settleBy({ review: 'approved', judged: other }, pass)).not.toHaveProperty('review')
  })

  test('keeps the reasons so far when a later result brings another', () => {
    const before = {
      ...failedBy(1002),
      review: 'pending' as const,
      reviewReasons: ['fraud' as const],
      reviewRule: rule,
    }
    expect(applySettled(before, pass).set.reviewReasons).toEqual(['fraud', 'contradiction'])
  })

  test('of a profile is refused where its band is upside down or its sample is no share', () => {
    for (const wrong of [{ band: { from: 80, to: 70 } }, { samplePercent: 101 }, { unknownCodes: false }])
      expect(reviewRuleSchema.safeParse({ ...standardReviewRule, ...wrong }).success).toBe(false)
  })
})
