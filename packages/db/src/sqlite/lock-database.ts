import { type Client, createClient } from '@libsql/client'
import { problemWith } from '../database-url.ts'
import { DatabaseProblem } from '../problem.ts'
import { canonicalPath, sqlitePath, sqliteUrl } from './sqlite-path.ts'

/** A client that nobody refers to is closed by the garbage collector, and its lock with it. */
const held = new Set<Client>()

/**
 * Takes `<database>.lock` for this process, until `release` or its end, however it ends.
 * Call it before anything opens or migrates the database. Throws DatabaseProblem when another server has it.
 */
export async function lockDatabase(url: string): Promise<{ release(): Promise<void> }> {
  const path = sqlitePath(url)
  let client: Client
  try {
    client = createClient({ url: sqliteUrl(`${await canonicalPath(path)}.lock`), timeout: 0 })
  } catch (error) {
    throw problemWith(url, error)
  }
  try {
    await client.execute('BEGIN EXCLUSIVE')
  } catch (error) {
    client.close()
    if (!isBusy(error)) throw problemWith(url, error)
    throw new DatabaseProblem(
      `Another server is already using ${path}. Stop it first, or use PostgreSQL (DATABASE_URL) to run several servers.`,
      { cause: error },
    )
  }
  held.add(client)
  return {
    async release() {
      held.delete(client)
      // Closing alone would leave the lock to the garbage collector.
      await client.execute('ROLLBACK')
      client.close()
    },
  }
}

const isBusy = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY'
