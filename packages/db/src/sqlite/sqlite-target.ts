import { type Client, createClient } from '@libsql/client'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import type { MigrationTarget } from '../migrations/target.ts'
import { sqliteUrl } from './sqlite-path.ts'

/** A SQLite file as migrations see it; one that is missing is made empty. */
export function openSqliteTarget(path: string): MigrationTarget {
  const url = sqliteUrl(path)
  const client = createClient({ url, timeout: 5000 })
  const hasTable = async (name: string) =>
    (await client.execute('SELECT 1 FROM sqlite_master WHERE name = ?', [name])).rows.length > 0
  return {
    async applied() {
      if (!(await hasTable('_prisma_migrations'))) return []
      const { rows } = await client.execute(
        'SELECT migration_name, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
      )
      return rows.map((row) => ({ name: String(row.migration_name), finished: row.finished_at !== null }))
    },

    async setting(key) {
      if (!(await hasTable('Setting'))) return null
      const { rows } = await client.execute('SELECT value FROM Setting WHERE key = ?', [key])
      return rows[0] ? String(rows[0].value) : null
    },

    async atomically(work) {
      // Dropping a table that is rebuilt would delete the rows that refer to it. Inside a transaction it is too late to say so.
      await client.execute('PRAGMA foreign_keys=OFF')
      await client.execute('BEGIN IMMEDIATE')
      const result = await work(new InTransaction({ url }, client))
      const { rows } = await client.execute('PRAGMA foreign_key_check')
      if (rows[0]) throw new Error(`rows of ${rows[0].table} would have dangling foreign keys`)
      await client.execute('COMMIT')
      return result
    },

    // Ends an open transaction by undoing it.
    async close() {
      client.close()
    },
  }
}

/** Prisma's adapter on a connection whose transaction somebody else ends. */
class InTransaction extends PrismaLibSql {
  readonly #client: Client

  constructor(config: { url: string }, client: Client) {
    super(config)
    this.#client = client
  }

  override createClient(): Client {
    const client = this.#client
    const within: Pick<Client, 'execute' | 'executeMultiple' | 'close'> = {
      execute: client.execute.bind(client),
      // The client's own executeMultiple ends the transaction.
      async executeMultiple(script) {
        for (const statement of statements(script)) await client.execute(statement)
      },
      close() {},
    }
    return within as Client // the adapter calls nothing else while it migrates
  }
}

/** A statement ends with a `;` at the end of a line; lines that are comments or blank belong to none. */
function statements(script: string): string[] {
  const sql = script.replace(/^\s*(--.*)?$/gm, '')
  return sql
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
}
