import { expect, it } from 'vitest'
import { clockIsPlausible } from './clock-is-plausible.ts'

const DAY = 24 * 3_600_000

it.each([
  { clockSkewMs: null, databaseSkewMs: null, plausible: true },
  { clockSkewMs: 30_000, databaseSkewMs: null, plausible: true },
  { clockSkewMs: 20 * DAY, databaseSkewMs: null, plausible: false },
  // Only this machine is off: the database's clock counts, and agrees with Tencent's.
  { clockSkewMs: -20 * DAY, databaseSkewMs: -20 * DAY, plausible: true },
  { clockSkewMs: 0, databaseSkewMs: -20 * DAY, plausible: false },
])('trusts a clock only if it agrees with Tencent’s: %o', ({ clockSkewMs, databaseSkewMs, plausible }) => {
  const ekyc = { health: () => ({ clockSkewMs }) }
  const server = { databaseSkewMs: () => databaseSkewMs }
  const now = () => new Date()
  expect(clockIsPlausible({ clock: { now }, ekyc, server })).toBe(plausible)
  expect(clockIsPlausible({ clock: { now, steady: () => false }, ekyc, server })).toBe(false)
})
