import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterTry, messageDelay } from './message-retries.ts'
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
