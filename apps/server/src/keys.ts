import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs'
import path from 'node:path'
import { EnvironmentProblem } from './environment.ts'

type Name = 'master.key' | 'auth.key'

/** The folder of a local run, for its owner alone. */
export function makeDataDir(dataDir: string): void {
  orSayWhy(() => mkdirSync(dataDir, { recursive: true, mode: 0o700 }))
}

/** A key that an earlier run has made; null when there is none. */
export function readKey(dataDir: string, name: Name): Buffer | null {
  const text = orSayWhy(() => {
    try {
      return readFileSync(path.join(dataDir, name), 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
  })
  if (text === null) return null
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length !== 32) throw new EnvironmentProblem(`${name} in DATA_DIR is damaged. Restore it from a backup.`)
  return key
}

/**
 * Makes a key, whole or not at all: temporary name, fsync, link. Of two replicas that start at once both get the key
 * that was there first, because a link never takes another's place.
 */
export function makeKey(dataDir: string, name: Name): Buffer {
  const file = path.join(dataDir, name)
  const key = randomBytes(32)
  const temporary = `${file}.${randomBytes(4).toString('hex')}.tmp`
  const first = orSayWhy(() => {
    const handle = openSync(temporary, 'w', 0o600)
    writeSync(handle, `${key.toString('base64')}\n`)
    fsyncSync(handle)
    closeSync(handle)
    const linked = linkUnlessThere(temporary, file)
    unlinkSync(temporary)
    const folder = openSync(dataDir, 'r')
    fsyncSync(folder)
    closeSync(folder)
    return linked
  })
  return (first ? null : readKey(dataDir, name)) ?? key
}

function linkUnlessThere(temporary: string, file: string): boolean {
  try {
    linkSync(temporary, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function orSayWhy<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw new EnvironmentProblem(`Cannot use DATA_DIR: ${(error as Error).message}.`, { cause: error })
  }
}
