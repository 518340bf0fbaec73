import { randomBytes } from 'node:crypto'
import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import path from 'node:path'
import { EnvironmentProblem } from './environment.ts'

/** A key of a local run: read from DATA_DIR, or made there once, whole or not at all (temporary name, fsync, rename). */
export function readOrMakeKey(dataDir: string, name: 'master.key' | 'auth.key'): Buffer {
  const file = path.join(dataDir, name)
  const existing = read(file)
  if (existing) return existing
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const key = randomBytes(32)
  const temporary = `${file}.${process.pid}.tmp`
  const handle = openSync(temporary, 'w', 0o600)
  writeSync(handle, `${key.toString('base64')}\n`)
  fsyncSync(handle)
  closeSync(handle)
  renameSync(temporary, file)
  chmodSync(file, 0o600)
  const folder = openSync(dataDir, 'r')
  fsyncSync(folder)
  closeSync(folder)
  return key
}

function read(file: string): Buffer | null {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length !== 32)
    throw new EnvironmentProblem(`${path.basename(file)} in DATA_DIR is damaged: restore it from a backup.`)
  return key
}
