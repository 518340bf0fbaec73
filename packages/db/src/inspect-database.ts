import { engineOf, problemWith } from './database-url.ts'
import { type Inspection, inspectFile } from './sqlite/inspect-file.ts'
import { sqlitePath } from './sqlite/sqlite-path.ts'

/** A start waits for the check of its file no longer. */
const WAIT_MS = 2000

/**
 * Checks a SQLite file for damage, before anything opens or migrates it; changes nothing. Throws DatabaseProblem for a
 * damaged file. After `waitMs` (2 seconds) the rest of the file is checked in the background: the result says how that
 * ends. Null for PostgreSQL, which checks its own pages, and for a file that was checked whole.
 */
export async function inspectDatabase(url: string, { waitMs = WAIT_MS } = {}): Promise<Inspection | null> {
  if (engineOf(url) === 'postgresql') return null
  try {
    return await inspectFile(sqlitePath(url), waitMs)
  } catch (error) {
    throw problemWith(url, error)
  }
}
