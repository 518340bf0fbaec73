import { existsSync, readFileSync } from 'node:fs'
import { mkdir, open, rename } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { CardNameChoice } from './card-name.ts'

export type Api = 'apply' | 'result'

/** What the tester chose: the outcome, `warnings` of the document such as -9102, and whose name the card bears. */
export type Chosen = { code: number; similarity: number | null; warnings?: number[]; cardName?: CardNameChoice }

export type SandboxAttempt = Chosen & { at: number }

/** One BizToken. Times are epoch milliseconds of the sandbox's own clock. */
export type SandboxSession = {
  token: string
  issuedAt: number
  redirectUrl: string
  extra: string | null
  config: Record<string, unknown>
  /** What is kept of the compare photo: nothing that shows anybody. */
  photo: { bytes: number; sha256: string; width: number; height: number } | null
  startedAt: number | null
  attempts: SandboxAttempt[]
  /** The result's ErrorCode; null while the process is not finished. */
  finishedWith: number | null
}

export const faultKinds = [
  'timeout',
  'html500',
  'reset',
  'brokenJson',
  'slow',
  'error',
  'nullFields',
  'unknownFields',
] as const
export type FaultKind = (typeof faultKinds)[number]

export type Fault = {
  api: Api
  kind: FaultKind
  /** For `error`: the code that is answered. */
  code?: string
  /** For `slow`: milliseconds before the answer. */
  ms?: number
  /** Calls that it still befalls; null until it is cleared. */
  remaining: number | null
}

export type State = { clockOffsetMs: number; sessions: Record<string, SandboxSession>; faults: Fault[] }

/** Told from other files by its three parts: the sandbox alone writes it, whole. */
const stateSchema = z.object({
  clockOffsetMs: z.number(),
  sessions: z.looseObject({}),
  faults: z.array(z.looseObject({})),
})

export type StateFile = {
  state: State
  /** Resolves when what is in `state` now is on disk, whole. */
  save(): Promise<void>
}

function read(file: string): State {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) as State
  } catch (cause) {
    throw new Error(`${file} is not a sandbox state file. Move or delete it; its tokens will be lost.`, {
      cause,
    })
  }
}

/** State in one JSON file, replaced whole: a restart goes on where the last answer left off. */
export function openState(file: string): StateFile {
  const state = existsSync(file) ? read(file) : { clockOffsetMs: 0, sessions: {}, faults: [] }
  let writing: Promise<void> | null = null
  let next: Promise<void> | null = null

  async function write(): Promise<void> {
    await mkdir(path.dirname(file), { recursive: true })
    const temporary = `${file}.tmp`
    const handle = await open(temporary, 'w', 0o600)
    await handle.writeFile(JSON.stringify(state))
    await handle.sync()
    await handle.close()
    await rename(temporary, file)
  }

  /** Changes that come while one write runs share the next. */
  async function save(): Promise<void> {
    if (!writing) {
      writing = write().finally(() => {
        writing = null
      })
      return writing
    }
    next ??= writing
      .catch(() => undefined)
      .then(() => {
        next = null
        return save()
      })
    return next
  }

  return { state, save }
}
