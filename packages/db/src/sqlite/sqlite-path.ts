import { realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'

/** The path in a `file:` DATABASE_URL, taken as it is written: `file:data/a b.db`, `file:/srv/x.db` or `file:///srv/x.db`. */
export const sqlitePath = (databaseUrl: string) => resolve(databaseUrl.replace(/^file:(\/\/)?/, ''))

/** The same file as libsql wants it named. */
export const sqliteUrl = (path: string) => `file:${path.split('/').map(encodeURIComponent).join('/')}`

/** One name for one file, whatever links lead to it. The file itself need not exist yet. */
export async function canonicalPath(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch {
    return join(await realpath(dirname(path)), basename(path))
  }
}
