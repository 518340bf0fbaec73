import { RESULT_WINDOW_HOURS } from './times.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** From when on (since issuance) the result is asked for how often. */
const steps = [
  { from: 0, every: 10 * SECOND },
  { from: 12 * MINUTE, every: 60 * SECOND },
  { from: 2 * HOUR, every: 15 * MINUTE },
  { from: 24 * HOUR, every: HOUR },
  { from: 71.5 * HOUR, every: 5 * MINUTE },
] as const

const FIRST_LOOK = 5 * SECOND

/** When to ask Tencent next for a session's result: 5 s after issuance, then ever more rarely, last at 72 h. Null when the 72 hours are over. */
export function nextLook({ issuedAt, now }: { issuedAt: Date; now: Date }): Date | null {
  const age = now.getTime() - issuedAt.getTime()
  const end = RESULT_WINDOW_HOURS * HOUR
  if (age >= end) return null
  if (age < FIRST_LOOK) return new Date(issuedAt.getTime() + FIRST_LOOK)
  const index = steps.findLastIndex(({ from }) => age >= from)
  const step = steps[index] ?? steps[0]
  const nextFrom = steps[index + 1]?.from ?? end
  // A long step never jumps over the instant at which a shorter one begins.
  return new Date(issuedAt.getTime() + Math.min(age + step.every, Math.max(nextFrom, age + SECOND), end))
}

const retries = [1, 2, 4, 8].map((seconds) => seconds * SECOND)

/** Milliseconds until the call is tried again after so many failures in a row, up to a quarter more at random; null: back to the schedule. */
export function retryDelay(failures: number, random: () => number): number | null {
  const delay = retries[failures]
  return delay === undefined ? null : Math.round(delay * (1 + random() / 4))
}
