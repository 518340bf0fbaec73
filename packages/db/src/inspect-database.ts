import { engineOf, problemWith } from './database-url.ts'
import { requireUtf8 } from './postgresql/require-utf8.ts'
import { type Inspection, inspectFile } from './sqlite/inspect-file.ts'
import { sqlitePath } from './sqlite/sqlite-path.ts'

/** A start waits for the check of its file no longer. */
const WAIT_MS = 2000

/**
 * Whether the database can be used as it is. Call it before anything opens or migrates it; it changes nothing. Throws
 * DatabaseProblem for a SQLite file that is damaged and for a PostgreSQL database that is not UTF8. Null when
 * everything was looked at; after `waitMs` (2 seconds) the rest of a SQLite file is looked at in the background.
 */
export async function inspectDatabase(url: string, { waitMs = WAIT_MS } = {}): Promise<Inspection | null> {
  try {
    if (engineOf(url) === 'sqlite') return await inspectFile(sqlitePath(url), waitMs)
    await requireUtf8(url)
    return null
  } catch (error) {
    throw problemWith(url, error)
  }
}
