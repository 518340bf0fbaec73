import type { Engine } from './db.ts'
import { outageOf } from './outage.ts'
import { DatabaseProblem } from './problem.ts'
import { sqlitePath } from './sqlite/sqlite-path.ts'

/** Which engine a DATABASE_URL means; throws DatabaseProblem for any other address. */
export function engineOf(url: string): Engine {
  if (url.startsWith('file:')) return 'sqlite'
  if (/^postgres(ql)?:\/\//.test(url)) return 'postgresql'
  throw new DatabaseProblem('DATABASE_URL must begin with file: (SQLite) or postgresql:// (PostgreSQL).')
}

/** The database in words for people and logs: never its password. */
export function placeOf(url: string): string {
  if (engineOf(url) === 'sqlite') return `the database file ${sqlitePath(url)}`
  const { host, pathname } = new URL(url)
  return `the PostgreSQL database ${pathname.slice(1)} at ${host}`
}

/** Whatever went wrong while opening or migrating, as one line that names the database. */
export function problemWith(url: string, error: unknown): DatabaseProblem {
  if (error instanceof DatabaseProblem) return error
  if (engineOf(url) === 'sqlite' && outageOf(error) === 'corrupt') return damagedFile(sqlitePath(url), reasonOf(error))
  return new DatabaseProblem(`Cannot use ${placeOf(url)}: ${reasonOf(error)}`, { cause: error })
}

/** `finding`: what SQLite says of the damage. */
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
