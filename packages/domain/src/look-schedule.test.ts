import { describe, expect, test } from 'vitest'
import { nextLook, retryDelay } from './index.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

const issuedAt = new Date('2026-11-24T09:00:00Z')
const after = (ms: number) => new Date(issuedAt.getTime() + ms)
const next = (age: number) => {
  const look = nextLook({ issuedAt, now: after(age) })
  return look && look.getTime() - issuedAt.getTime()
}

describe('looks at an unsettled session', () => {
  test.each([
    ['first after 5 s', 0, 5 * SECOND],
    ['after 5 s also when something asked sooner', 2 * SECOND, 5 * SECOND],
    ['then every 10 s', 5 * SECOND, 15 * SECOND],
    ['every 10 s still after 11 min', 11 * MINUTE, 11 * MINUTE + 10 * SECOND],
    ['every minute from 12 min on', 12 * MINUTE, 13 * MINUTE],
    ['every 15 min from 2 h on', 2 * HOUR, 2 * HOUR + 15 * MINUTE],
    ['every hour from 24 h on', 24 * HOUR, 25 * HOUR],
    ['at 71 h 30 min, though an hour would be later', 71 * HOUR, 71.5 * HOUR],
    ['every 5 min from 71 h 30 min on', 71.5 * HOUR, 71.5 * HOUR + 5 * MINUTE],
    ['last at 72 h', 72 * HOUR - 1, 72 * HOUR],
  ])('come %s', (_, age, expected) => {
    expect(next(age)).toBe(expected)
  })

  test('are over after 72 h', () => {
    expect(next(72 * HOUR)).toBeNull()
    expect(next(100 * HOUR)).toBeNull()
  })

  test('always go forward, never leave a gap longer than an hour, and end at 72 h', () => {
    const ages: number[] = [0]
    for (let look = next(0); look !== null; look = next(look)) ages.push(look)
    for (const [index, age] of ages.entries()) {
      const gap = age - (ages[index - 1] ?? age)
      expect(gap).toBeGreaterThanOrEqual(index && SECOND)
      expect(gap).toBeLessThanOrEqual(HOUR)
    }
    expect(ages.at(-1)).toBe(72 * HOUR)
    expect(ages.length).toBeLessThan(400)
  })

  test('come within seconds after a clock was set back', () => {
    expect(next(-3 * HOUR)).toBe(-3 * HOUR + 5 * SECOND)
  })
})

describe('a call that failed', () => {
  test('is tried again after 1, 2, 4 and 8 s, then by the schedule', () => {
    expect([0, 1, 2, 3, 4, 50].map((failures) => retryDelay(failures, () => 0))).toEqual([
      1000,
      2000,
      4000,
      8000,
      null,
      null,
    ])
  })

  test('waits up to a quarter longer, at random', () => {
    expect(retryDelay(1, () => 0.5)).toBe(2250)
    expect(retryDelay(3, () => 0.999999)).toBeLessThanOrEqual(10_000)
  })
})
