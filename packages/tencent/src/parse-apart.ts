import { isArrayBuffer, isUint8Array } from 'node:util/types'
import { Worker } from 'node:worker_threads'
import { EkycError, passing } from './ekyc-error.ts'
import type { Answer } from './parse-answer.ts'
import type { Api } from './types.ts'

/** A hostile body of 64 MB could become gigabytes of objects. */
const MAX_HEAP_MB = 512
const DEADLINE_MS = 60_000

export type Parsed = { answer: unknown } | { failure: ConstructorParameters<typeof EkycError>[0] }

let last: Promise<unknown> = Promise.resolve()

/**
 * Parses a large body in a thread of its own, so that no other request waits behind it, and one at a time, because a body takes
 * several times its size while it is parsed. Takes the bytes away from the caller. Throws EkycError.
 */
export async function parseApart<A extends Api>(api: A, bytes: Buffer): Promise<Answer<A>> {
  const turn = last.then(() => inThread(api, bytes))
  last = turn.catch(() => undefined)
  const parsed = await turn
  if ('failure' in parsed) throw new EkycError(parsed.failure)
  return withBuffers(parsed.answer) as Answer<A>
}

async function inThread(api: Api, bytes: Buffer): Promise<Parsed> {
  const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), {
    workerData: { api, bytes },
    transferList: isArrayBuffer(bytes.buffer) ? [bytes.buffer] : [],
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    execArgv: [],
  })
  try {
    return await new Promise<Parsed>((resolve, reject) => {
      const timer = setTimeout(() => reject(passing('nonsense', true)), DEADLINE_MS)
      worker.once('exit', () => clearTimeout(timer))
      worker.once('message', resolve)
      // Out of memory, or nested too deeply.
      worker.once('error', () => reject(passing('nonsense', true)))
    })
  } finally {
    await worker.terminate()
  }
}

/** Threads hand over bare Uint8Arrays in place of Buffers. */
function withBuffers(value: unknown): unknown {
  if (isUint8Array(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  if (Array.isArray(value)) return value.map(withBuffers)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withBuffers(inner)]))
}
