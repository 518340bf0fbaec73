import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Db, engineOf, openDatabase } from '@ekyc/db'

/** Every file below a folder, by its path from there. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => path.relative(folder, path.join(parentPath, name)))
}

/** Left by a put that was cut; the server tidies it away once it is ten minutes old. */
export const isHalf = (file: string) => file.startsWith('.unfinished')

/**
 * Looks at the database of a server that is dead. SQLite's is looked at in a copy: opening the file itself would mend
 * what the next start has to mend.
 */
export async function witness<T>(databaseUrl: string, look: (db: Db) => Promise<T>): Promise<T> {
  if (engineOf(databaseUrl) === 'postgresql') return withDatabase(databaseUrl, look)
  const file = databaseUrl.slice('file:'.length)
  const folder = await mkdtemp(path.join(tmpdir(), 'ekyc-witness-'))
  try {
    const copy = path.join(folder, 'copy.db')
    await cp(file, copy)
    await cp(`${file}-wal`, `${copy}-wal`).catch(() => undefined)
    return await withDatabase(`file:${copy}`, look)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function withDatabase<T>(url: string, look: (db: Db) => Promise<T>): Promise<T> {
  const db = await openDatabase({ url })
  try {
    return await look(db)
  } finally {
    await db.close()
  }
}
