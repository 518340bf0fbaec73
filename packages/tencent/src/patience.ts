import { passing } from './ekyc-error.ts'

export type Limits = {
  /** Milliseconds until the first byte of the response. */
  firstByteMs: number
  /** Milliseconds from each byte to the next. Default: as long as the whole call may take. */
  silenceMs?: number
  /** Milliseconds for the whole call, but for pauses of our own. Default: `firstByteMs`. */
  totalMs?: number
}

export type Patience = {
  /** Aborts with an EkycError: `timeout` or `tooSlow`. */
  signal: AbortSignal
  /** A byte came. */
  heard(): void
  /** The wait is ours, so no time counts until the next byte. */
  pause(): void
  end(): void
}

/** Watches how long a call may take. Time counts from the start, then from the last byte. */
export function startPatience({ firstByteMs, silenceMs, totalMs = firstByteMs }: Limits): Patience {
  const controller = new AbortController()
  const giveUp = (reason: 'timeout' | 'tooSlow') => controller.abort(passing(reason, true))
  // With one deadline for everything, being slow is the same as being silent.
  const whole = silenceMs === undefined ? 'timeout' : 'tooSlow'
  let silence = setTimeout(() => giveUp('timeout'), firstByteMs)
  let left = totalMs
  let running: { since: number; timer: NodeJS.Timeout } | null = null
  const run = () => {
    running ??= { since: performance.now(), timer: setTimeout(() => giveUp(whole), left) }
  }
  run()
  return {
    signal: controller.signal,
    heard() {
      clearTimeout(silence)
      if (controller.signal.aborted) return
      run()
      if (silenceMs !== undefined) silence = setTimeout(() => giveUp('timeout'), silenceMs)
    },
    pause() {
      clearTimeout(silence)
      if (!running) return
      clearTimeout(running.timer)
      left -= performance.now() - running.since
      running = null
    },
    end() {
      clearTimeout(silence)
      clearTimeout(running?.timer)
    },
  }
}
