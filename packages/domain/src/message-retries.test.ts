import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterTry, HELD_AFTER_TRIES, isHeld, isOurFault, messageDelay } from './message-retries.ts'
import { messageProblems } from './messages.ts'

const MINUTE = 60_000
const noJitter = () => 0
const fresh = { channel: 'email', tries: 1, lostAnswers: 0 } as const

describe('a message that was not taken', () => {
  it('is tried again after growing delays', () => {
    const minutes = (problem: 'greylisted' | 'unreachable' | 'overQuota') =>
      [1, 2, 3, 4].map((tries) => (messageDelay(problem, tries, noJitter) ?? Number.NaN) / MINUTE)
    expect(minutes('greylisted')).toEqual([5, 10, 20, 40])
    expect(minutes('unreachable')).toEqual([1, 2, 4, 8])
    expect(minutes('overQuota')).toEqual([60, 60, 60, 60])
  })

  it('has failed after a day or two, whatever the problem', () => {
    for (const problem of messageProblems) {
      let waited = 0
      for (let tries = 1; ; tries++) {
        const delay = messageDelay(problem, tries, noJitter)
        if (delay === null) break
        waited += delay
      }
      expect(waited / MINUTE / 60).toBeGreaterThan(20)
      expect(waited / MINUTE / 60).toBeLessThanOrEqual(48)
    }
  })

  it('waits as long as the provider wants', () => {
    const outcome = { is: 'later', problem: 'busy', waitSeconds: 900 } as const
    expect(afterTry(fresh, outcome, noJitter)).toEqual({ state: 'queued', problem: 'busy', waitMs: 15 * MINUTE })
  })

  it('is never tried again when it was refused', () => {
    const outcome = { is: 'refused', problem: 'addressRefused' } as const
    expect(afterTry(fresh, outcome, noJitter)).toEqual({ state: 'refused', problem: 'addressRefused' })
  })
})

describe('a message whose answer was lost', () => {
  const lost = { is: 'unsure', problem: 'answerLost' } as const

  it('is repeated once when it is an e-mail', () => {
    expect(afterTry(fresh, lost, noJitter)).toMatchObject({ state: 'queued' })
    expect(afterTry({ ...fresh, tries: 2, lostAnswers: 1 }, lost, noJitter)).toMatchObject({ state: 'unsure' })
  })

  it('is not repeated when it is an SMS', () => {
    expect(afterTry({ ...fresh, channel: 'sms' }, lost, noJitter)).toMatchObject({ state: 'unsure' })
  })

  it('never reads failed or refused, for it may have arrived', () => {
    const outcome = { is: 'later', problem: 'unreachable' } as const
    const refused = { is: 'refused', problem: 'addressRefused' } as const
    expect(afterTry({ ...fresh, tries: 2, lostAnswers: 1 }, refused, noJitter)).toMatchObject({ state: 'unsure' })
    expect(afterTry({ ...fresh, tries: 100, lostAnswers: 1 }, outcome, noJitter)).toMatchObject({ state: 'unsure' })
    expect(afterTry({ ...fresh, tries: 100 }, outcome, noJitter)).toMatchObject({ state: 'failed' })
  })
})

it('waits at most a quarter longer than it must', () => {
  fc.assert(
    fc.property(fc.constantFrom(...messageProblems), fc.integer({ min: 1, max: 5 }), (problem, tries) => {
      const [least, most] = [messageDelay(problem, tries, () => 0), messageDelay(problem, tries, () => 0.999)]
      if (least === null) return expect(most).toBeNull()
      expect(most).toBeGreaterThanOrEqual(least)
      expect(most).toBeLessThanOrEqual(least * 1.25)
    }),
  )
})

describe('messages that are on hold', () => {
  const facts = { held: 1, recipients: 1, acceptedInDay: 50, acceptedSince: true }

  it('prove no fault of ours while others are accepted and one recipient’s server alone says so', () => {
    expect(isOurFault(facts)).toBe(false)
    expect(isOurFault({ ...facts, held: 40 })).toBe(false)
    expect(isOurFault({ ...facts, acceptedSince: false })).toBe(false)
    expect(isOurFault({ ...facts, held: 2, recipients: 2, acceptedInDay: 1000 })).toBe(false)
  })

  it('prove a fault of ours when nothing else is accepted, or several recipients’ servers say so', () => {
    expect(isOurFault({ ...facts, acceptedInDay: 0, acceptedSince: false })).toBe(true)
    expect(isOurFault({ ...facts, held: 3, acceptedSince: false })).toBe(true)
    expect(isOurFault({ ...facts, held: 2, recipients: 2 })).toBe(true)
    expect(isOurFault({ ...facts, held: 12, recipients: 10, acceptedInDay: 1000 })).toBe(true)
    expect(isOurFault({ held: 0, recipients: 0, acceptedInDay: 0, acceptedSince: false })).toBe(false)
  })

  it('are those that somebody has to fix at once, and those whose cause should have passed', () => {
    expect(isHeld({ problem: 'senderRefused', tries: 1 })).toBe(true)
    expect(isHeld({ problem: 'unreachable', tries: HELD_AFTER_TRIES - 1 })).toBe(false)
    expect(isHeld({ problem: 'unreachable', tries: HELD_AFTER_TRIES })).toBe(true)
    expect(isHeld({ problem: 'mailboxFull', tries: 20 })).toBe(false)
    expect(isHeld({ problem: null, tries: 0 })).toBe(false)
  })
})
