import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { InspectOptions } from '../inspect/index.ts'
import { type Inspection, refused } from '../inspect/refusals.ts'

export type ToProcess = { photo: Uint8Array; options: InspectOptions }

/** What the process sends: `ready` once, then an answer for each photo, or that a photo goes beyond its limits. */
export type FromProcess =
  | { is: 'ready' }
  | { is: 'inspected'; inspection: Inspection; residentBytes: number; faceFailure?: string }
  | { is: 'failed'; error: string }
  | { is: 'overLimit' }

/**
 * What one photo may cost: processor time and time in all, in milliseconds, and resident memory of its process. A photo is
 * refused for its processor time or memory; being late is the fault of a busy machine.
 */
export type PhotoLimits = { cpuMs: number; wallMs: number; residentBytes: number }

/**
 * The costliest photo that is not refused (50 megapixels in 100 scans) takes 2 s of processor time, and 430 MB. An import
 * reads photos for 3 s in a step, so that with the last one it stays within its lease of 15 s.
 */
export const photoLimits: PhotoLimits = { cpuMs: 6000, wallMs: 10_000, residentBytes: 1024 * 1024 * 1024 }

const START_MS = 30_000
/** An idle process gives its memory back. */
const IDLE_MS = 5 * 60_000
/** A process that grew beyond this for one photo is replaced, because it would keep most of that memory. */
const KEEP_BELOW_BYTES = 400 * 1024 * 1024

export type PhotoProcess = {
  /** Refuses what costs too much. Throws notAvailable if the photo is late, or no process can start. */
  inspect(photo: Buffer, options: InspectOptions): Promise<Inspection>
  end(): void
}

/**
 * A process that inspects one photo at a time and can be killed, because no thread of libvips can be stopped. It starts
 * with the first photo, and again after it ended.
 */
export function createPhotoProcess(log: Log, limits: PhotoLimits): PhotoProcess {
  let running: Promise<ChildProcess> | null = null
  let idle: NodeJS.Timeout | undefined

  function end(): void {
    clearTimeout(idle)
    running?.then((child) => child.kill('SIGKILL')).catch(() => undefined)
    running = null
  }

  async function tryOnce(asked: ToProcess): Promise<Inspection | 'crashed'> {
    clearTimeout(idle)
    running ??= start(log, limits)
    const child = await running.catch((error) => {
      running = null
      throw error
    })
    const answer = await answerOf(child, limits.wallMs, () => child.send(asked))
    if (typeof answer === 'object' && answer.is === 'inspected') {
      const { inspection, residentBytes, faceFailure } = answer
      if (faceFailure)
        log.warn({ error: faceFailure }, 'face detection unavailable, photos are reported as not checked')
      if (residentBytes > KEEP_BELOW_BYTES) end()
      else idle = setTimeout(end, IDLE_MS).unref()
      return inspection
    }
    end()
    if (typeof answer === 'object' && answer.is === 'failed') throw new Error(answer.error)
    log.warn({ answer, code: child.exitCode, signal: child.signalCode }, 'photo process crashed while decoding a photo')
    if (answer === 'late') throw notAvailable()
    return answer === 'ended' ? 'crashed' : refused('tooComplex')
  }

  return {
    async inspect(photo, options) {
      const first = await tryOnce({ photo, options })
      if (first !== 'crashed') return first
      // Something else may have killed the process; a photo that does so twice is at fault itself.
      const second = await tryOnce({ photo, options })
      return second === 'crashed' ? refused('tooComplex') : second
    },
    end,
  }
}

async function start(log: Log, limits: PhotoLimits): Promise<ChildProcess> {
  // Whatever a hostile photo may do to the decoder, no key and no password is in its environment.
  const child = fork(new URL('./photo-worker.ts', import.meta.url), [JSON.stringify(limits)], {
    env: {},
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  child.on('error', (error) => log.warn({ error }, 'photo process reported a problem'))
  child.unref()
  child.channel?.unref()
  const answer = await answerOf(child, START_MS)
  if (typeof answer === 'object' && answer.is === 'ready') return child
  child.kill('SIGKILL')
  log.error({ answer, code: child.exitCode, signal: child.signalCode }, 'photo process could not start')
  throw notAvailable()
}

const notAvailable = () =>
  new AppError('notAvailable', 'The server is too busy to read this photo. Try again in a minute.')

/** Waits for what the process sends next; 'ended' if it exits before, 'late' after `ms` milliseconds. */
async function answerOf(child: ChildProcess, ms: number, ask?: () => void): Promise<FromProcess | 'ended' | 'late'> {
  if (child.exitCode !== null || child.signalCode !== null) return 'ended'
  const over = new AbortController()
  const { signal } = over
  try {
    const answer = Promise.race([
      once(child, 'message', { signal }).then(([message]) => message as FromProcess),
      once(child, 'exit', { signal }).then(() => 'ended' as const),
      pause(ms, 'late' as const, { signal, ref: false }),
    ])
    ask?.()
    return await answer
  } catch {
    return 'ended'
  } finally {
    over.abort()
  }
}
