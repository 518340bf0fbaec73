import { spawn } from 'node:child_process'
import { access } from 'node:fs/promises'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import pTimeout from 'p-timeout'
import { damagedFile } from '../database-url.ts'

export type Inspection = {
  /** What is damaged, in SQLite's words; null for nothing, and for a check that was stopped. */
  rest: Promise<string | null>
  stop(): void
}

/**
 * Checks a SQLite file in a process of its own, because the driver would block this one. Throws DatabaseProblem for
 * damage that is found within `waitMs`; later the check goes on at low priority.
 */
export async function inspectFile(path: string, waitMs: number): Promise<Inspection | null> {
  // Opening a file that is missing would make it.
  const exists = await access(path).then(
    () => true,
    () => false,
  )
  if (!exists) return null
  const child = spawn(process.execPath, [join(import.meta.dirname, 'check-file.ts'), path], {
    // The child ends when this process has: its standard input is closed then.
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  // Without a process for it nothing is checked: what is damaged shows when it is read.
  child.once('error', () => child.stdout.destroy())
  const rest = text(child.stdout).then(
    (damage) => damage.trim() || null,
    () => null,
  )
  const found = await pTimeout(rest, { milliseconds: waitMs, fallback: () => undefined })
  if (found === null) return null
  if (found !== undefined) throw damagedFile(path, found)
  if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW)
  return { rest, stop: () => child.kill('SIGKILL') }
}
