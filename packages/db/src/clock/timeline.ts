/** Milliseconds of a clock; an origin of its own for a monotonic one, the epoch for the others. */
export type Milliseconds = () => number

/** The machine's monotonic clock: a change of the time of day does not move it. */
export const monotonic: Milliseconds = () => performance.now()

const JUMP_MS = 60_000
const STEADY_AFTER_MS = 3_600_000

/**
 * Time of day on a monotonic base, corrected by measurements.
 * Each correction is as small as its measurement allows, so an uncertain one moves nothing that is already right.
 */
export class Timeline {
  readonly #monotonic: Milliseconds
  #base: number | null = null
  #steadySince: number

  constructor(clock: Milliseconds) {
    this.#monotonic = clock
    this.#steadySince = clock()
  }

  /** Takes a measurement: the time of day was `at` at some monotonic instant between `from` and `to`. */
  correct(at: number, from: number, to: number): void {
    const [lowest, highest] = [at - to, at - from]
    const before = this.#base ?? (lowest + highest) / 2
    this.#base = Math.min(Math.max(before, lowest), highest)
    if (Math.abs(this.#base - before) > JUMP_MS) this.#steadySince = this.#monotonic()
  }

  now(): Date {
    if (this.#base === null) throw new Error('the clock was read before it was set')
    return new Date(this.#base + this.#monotonic())
  }

  /** Reports whether an hour has passed since the start and since the last jump of more than a minute. */
  steady(): boolean {
    return this.#monotonic() - this.#steadySince >= STEADY_AFTER_MS
  }
}
