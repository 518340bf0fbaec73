import type { Engine } from './db.ts'
import { outageOf } from './outage.ts'
import { addressProblem, placeOf as postgresqlPlaceOf } from './postgresql/address.ts'
import { DatabaseProblem } from './problem.ts'
import { sqlitePath } from './sqlite/sqlite-path.ts'

/** Which engine a DATABASE_URL means; throws DatabaseProblem for an address that cannot be used. */
export function engineOf(url: string): Engine {
  const problem = databaseUrlProblem(url)
  if (problem) throw new DatabaseProblem(`DATABASE_URL ${problem}.`)
  return url.startsWith('file:') ? 'sqlite' : 'postgresql'
}

/** What is wrong with a DATABASE_URL, as the end of a sentence that begins with the variable’s name; null if nothing is. */
export function databaseUrlProblem(url: string): string | null {
  if (url.startsWith('file:'))
    return /\?\w+=[^/]*$/.test(url) ? 'has parameters, which a file takes none of: leave them out' : null
  if (/^postgres(ql)?:\/\//.test(url)) return addressProblem(url)
  return 'must start with file: (SQLite) or postgresql:// (PostgreSQL)'
}

/** The database in words for people and logs: never its password. */
export function placeOf(url: string): string {
  return engineOf(url) === 'sqlite' ? `the database file ${sqlitePath(url)}` : postgresqlPlaceOf(url)
}

/** Whatever went wrong while opening or migrating, as one line that names the database. */
export function problemWith(url: string, error: unknown): DatabaseProblem {
  if (error instanceof DatabaseProblem) return error
  if (engineOf(url) === 'sqlite' && outageOf(error) === 'corrupt') return damagedFile(sqlitePath(url), reasonOf(error))
  const reason = reasonOf(error)
  const advice = reason.includes('unsupported startup parameter')
    ? '. PgBouncer refuses schema and options: set search_path for the role instead.'
    : ''
  return new DatabaseProblem(`Cannot use ${placeOf(url)}: ${reason}${advice}`, { cause: error })
}

/** `finding`: SQLite's description of the damage. */
export const damagedFile = (path: string, finding: string) =>
  new DatabaseProblem(
    `The database file ${path} is damaged (${finding.slice(0, 200)}). Nothing was changed. Restore it: see "A damaged database" in docs/operate.md.`,
  )

/** The first line of an error's text, or its code: a refused connection has no text. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const [line] = text.split('\n')
  return line || (error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason')
}
