import { describe, expect, test } from 'vitest'
import { customerPageState, type LinkFacts, outcomeCodes, startDecision } from './index.ts'

const now = new Date('2026-11-24T12:00:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

const fresh: LinkFacts = {
  progress: 'created',
  outcome: null,
  lastCode: null,
  needs: null,
  declined: null,
  expiresAt: ago(-60),
  tokensMinted: 0,
  open: null,
  now,
}
const openSince = (minutes: number) => ({ open: { issuedAt: ago(minutes), hintedAt: null } })

const page = (facts: Partial<LinkFacts>) => customerPageState({ ...fresh, ...facts })
const start = (facts: Partial<LinkFacts>, asked = false) => startDecision({ ...fresh, ...facts, asked })
const refusal = (because: string) => ({ do: 'refuse', because })

describe('the customer’s page', () => {
  test.each(['created', 'opened', 'started'] as const)('is ready while %s', (progress) => {
    expect(page({ progress })).toEqual({ page: 'ready' })
  })

  test('shows the outcome once completed', () => {
    expect(page({ progress: 'completed', outcome: 'passed' })).toEqual({ page: 'completedPassed' })
    expect(page({ progress: 'completed', outcome: 'failed' })).toEqual({ page: 'completedFailed' })
    expect(page({ progress: 'completed', outcome: null })).toEqual({ page: 'completedFailed' })
  })

  test('keeps its order: each state hides those after it', () => {
    const all: Partial<LinkFacts> = {
      ...openSince(3),
      needs: 'comparePhoto',
      expiresAt: ago(1),
      lastCode: 1201,
    }
    expect(page({ ...all, progress: 'completed', outcome: 'failed' }).page).toBe('completedFailed')
    expect(page({ ...all, progress: 'cancelled', outcome: 'passed' }).page).toBe('cancelled')
    expect(page(all).page).toBe('inProgress')
    expect(page({ ...all, open: null }).page).toBe('needsPhoto')
    expect(page({ ...all, open: null, needs: null }).page).toBe('expired')
    expect(page({ lastCode: 1201 })).toEqual({ page: 'tryAgain', advice: 'dim' })
  })

  test('is checking once the customer has come back', () => {
    expect(page({ open: { issuedAt: ago(2), hintedAt: ago(0.1) } })).toEqual({ page: 'checking' })
  })

  test('offers to continue an open session, an old one too while the link is valid', () => {
    expect(page(openSince(3))).toEqual({ page: 'inProgress', canContinue: true })
    expect(page(openSince(300))).toEqual({ page: 'inProgress', canContinue: true })
  })

  test('after expiry offers to continue an open session younger than 8 minutes only', () => {
    expect(page({ ...openSince(7.9), expiresAt: ago(1) })).toEqual({ page: 'inProgress', canContinue: true })
    expect(page({ ...openSince(8), expiresAt: ago(1) })).toEqual({ page: 'inProgress', canContinue: false })
  })

  test('passes over an open session when a later one has its result', () => {
    const open = { issuedAt: ago(40), hintedAt: null, newerSettled: true }
    expect(page({ open, lastCode: 1201 })).toEqual({ page: 'tryAgain', advice: 'dim' })
  })

  test('offers to start after all while that is possible', () => {
    expect(page({ declined: 'ratherNot' })).toEqual({ page: 'declinedRatherNot' })
    expect(page({ declined: 'ratherNot', ...openSince(3) })).toEqual({ page: 'declinedRatherNot' })
    expect(page({ declined: 'ratherNot', expiresAt: ago(1) })).toEqual({ page: 'expired' })
    expect(page({ declined: 'ratherNot', needs: 'comparePhoto' })).toEqual({ page: 'needsPhoto' })
  })

  test.each([14, 15, 17])('is ready again after code %i', (lastCode) => {
    expect(page({ lastCode })).toEqual({ page: 'ready' })
  })

  test('is ready again once a better photo is in place', () => {
    expect(page({ lastCode: 2010, needs: null })).toEqual({ page: 'ready' })
  })

  test('gives the last attempt’s advice when a session ran out of attempts', () => {
    expect(page({ lastCode: 16, lastAttemptCode: 1205 })).toEqual({ page: 'tryAgain', advice: 'far' })
    expect(page({ lastCode: 16, lastAttemptCode: null })).toEqual({ page: 'tryAgain', advice: 'liveness' })
    expect(page({ lastCode: 16 })).toEqual({ page: 'tryAgain', advice: 'liveness' })
  })

  test('says that the service is down once the provider failed twice in a row', () => {
    expect(page({ lastCode: 4, previousCode: 1001 })).toEqual({ page: 'serviceDown' })
    expect(page({ lastCode: 4, previousCode: 1201 })).toEqual({ page: 'tryAgain', advice: 'provider' })
    expect(page({ lastCode: 4, previousCode: null })).toEqual({ page: 'tryAgain', advice: 'provider' })
    expect(page({ lastCode: 1201, previousCode: 4 })).toEqual({ page: 'tryAgain', advice: 'dim' })
  })

  test('has advice for every code after which trying again makes sense', () => {
    const mendable = outcomeCodes.filter(({ retryable, kind }) => retryable && kind !== 'session')
    expect(mendable).toHaveLength(43)
    for (const { code, advice } of mendable) expect(page({ lastCode: code })).toEqual({ page: 'tryAgain', advice })
  })
})

describe('a tap on start', () => {
  test('mints where nothing is open', () => {
    expect(start({})).toEqual({ do: 'mint' })
    expect(start({ progress: 'started', lastCode: 2016, tokensMinted: 19 })).toEqual({ do: 'mint' })
    expect(start({ declined: 'ratherNot' })).toEqual({ do: 'mint' })
  })

  test('gives the same address within 10 s, without asking', () => {
    expect(start(openSince(0))).toEqual({ do: 'reuse' })
    expect(start(openSince(10 / 60))).toEqual({ do: 'reuse' })
  })

  test('asks for the result of an older session first, then gives its address up to 8 minutes', () => {
    expect(start(openSince(10.1 / 60))).toEqual({ do: 'askFirst' })
    expect(start(openSince(10.1 / 60), true)).toEqual({ do: 'reuse' })
    expect(start(openSince(7.99), true)).toEqual({ do: 'reuse' })
    expect(start(openSince(8), true)).toEqual({ do: 'mint' })
    expect(start(openSince(3000), true)).toEqual({ do: 'mint' })
  })

  test('trusts no session from the future, as after a clock that was set back', () => {
    expect(start(openSince(-60))).toEqual({ do: 'askFirst' })
    expect(start(openSince(-60), true)).toEqual({ do: 'mint' })
  })

  test.each(['completed', 'cancelled', 'expired'] as const)('is refused once %s', (progress) => {
    expect(start({ progress })).toEqual(refusal(progress))
  })

  test('is refused by the minute of expiry, before anything has written it', () => {
    expect(start({ expiresAt: now })).toEqual(refusal('expired'))
    expect(start({ expiresAt: ago(-0.01) })).toEqual({ do: 'mint' })
  })

  test('after expiry still gives the address of a session younger than 8 minutes', () => {
    expect(start({ expiresAt: ago(1), ...openSince(5) }, true)).toEqual({ do: 'reuse' })
    expect(start({ expiresAt: ago(1), ...openSince(9) }, true)).toEqual(refusal('expired'))
  })

  test('is refused while another photo is needed', () => {
    expect(start({ needs: 'comparePhoto' })).toEqual(refusal('needsPhoto'))
  })

  test('is refused after twenty tokens', () => {
    expect(start({ tokensMinted: 20 })).toEqual(refusal('completed'))
    expect(start({ tokensMinted: 20, ...openSince(5) }, true)).toEqual({ do: 'reuse' })
  })
})
