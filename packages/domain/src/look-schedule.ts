import { FINAL_LOOKS_HOURS, RESULT_WINDOW_HOURS } from './times.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

const END = RESULT_WINDOW_HOURS * HOUR
const FIRST_LOOK = 5 * SECOND

/** From when on (since issuance) the result is asked for how often. */
const steps = [
  { from: 0, every: 10 * SECOND },
  { from: 12 * MINUTE, every: MINUTE },
  { from: 2 * HOUR, every: 15 * MINUTE },
  { from: 24 * HOUR, every: HOUR },
  { from: FINAL_LOOKS_HOURS * HOUR, every: 5 * MINUTE },
] as const

/** When to ask Tencent next for a session's result: 5 s after issuance, then ever more rarely, last at 72 h. Null when the 72 hours are over. */
export function nextLook({ issuedAt, now }: { issuedAt: Date; now: Date }): Date | null {
  // A clock that was set back must not put the next look as far ahead.
  const age = Math.max(now.getTime() - issuedAt.getTime(), 0)
  if (age >= END) return null
  if (age < FIRST_LOOK) return new Date(now.getTime() + FIRST_LOOK - age)
  const index = steps.findLastIndex(({ from }) => age >= from)
  const every = steps[index]?.every ?? HOUR
  // A long step never jumps over the instant at which a shorter one begins, nor over the end.
  const nextFrom = steps[index + 1]?.from ?? END
  return new Date(issuedAt.getTime() + Math.min(age + every, nextFrom))
}

const retries = [SECOND, 2 * SECOND, 4 * SECOND, 8 * SECOND]

/**
 * Milliseconds until a call that failed is tried again, up to a quarter more at random; null: back to the schedule.
 * `failures` counts those in a row before this one; `random` gives 0 to 1.
 */
export function retryDelay(failures: number, random: () => number): number | null {
  const delay = retries[failures]
  return delay === undefined ? null : Math.round(delay * (1 + random() / 4))
}
