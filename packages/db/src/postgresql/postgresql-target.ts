import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import type { MigrationTarget } from '../migrations/target.ts'

/** Any number that no other program takes for an advisory lock of this database. */
const MIGRATION_LOCK = 3_817_462_905

/** A PostgreSQL database as migrations see it: a pool of one, so that all it asks is on the same connection. */
export function openPostgresqlTarget(url: string): MigrationTarget {
  const pool = new pg.Pool({ connectionString: url, max: 1, idleTimeoutMillis: 0, connectionTimeoutMillis: 10_000 })
  pool.on('error', () => {}) // the next query fails, and says why
  const hasTable = async (name: string) =>
    (await pool.query('SELECT to_regclass($1) AS found', [name])).rows[0].found !== null
  return {
    async applied() {
      if (!(await hasTable('_prisma_migrations'))) return []
      const { rows } = await pool.query(
        'SELECT migration_name, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
      )
      return rows.map((row) => ({ name: row.migration_name, finished: row.finished_at !== null }))
    },

    async setting(key) {
      if (!(await hasTable('"Setting"'))) return null
      const { rows } = await pool.query('SELECT value FROM "Setting" WHERE key = $1', [key])
      return rows[0]?.value ?? null
    },

    async atomically(work) {
      await pool.query('BEGIN')
      // A pool replaces a lost connection; what came after would be outside of the transaction.
      pool.once('remove', () => pool.ending || void pool.end())
      await pool.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
      const result = await work(onConnectionOf(pool))
      await pool.query('COMMIT')
      return result
    },

    // Ends an open transaction by undoing it.
    async close() {
      if (!pool.ended && !pool.ending) await pool.end()
    },
  }
}

function onConnectionOf(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const prisma = new PrismaPg(pool)
  const connect = async (): Promise<SqlDriverAdapter> =>
    Object.assign(await prisma.connect(), {
      // The adapter's own splits at every `;`, also inside of strings and function bodies.
      async executeScript(script: string) {
        await pool.query(script)
      },
    })
  return {
    provider: prisma.provider,
    adapterName: prisma.adapterName,
    connect,
    connectToShadowDb: () => prisma.connectToShadowDb(),
  }
}
