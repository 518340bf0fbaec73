import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import type { MigrationTarget } from '../migrations/target.ts'
import { DatabaseProblem } from '../problem.ts'
import { connectionOf, placeOf } from './address.ts'
import { examine } from './examine.ts'
import { prepareSession } from './session.ts'
import { SteadyClient } from './steady-client.ts'

/** Any number that no other program takes for an advisory lock of this database. */
const MIGRATION_LOCK = 3_817_462_905

/**
 * A migration takes as long as it takes, whatever the role's own limits are. It waits for others only so long, because
 * whoever comes after waits behind it; and the server ends it within seconds when this process is gone.
 */
const BEGIN = `BEGIN ISOLATION LEVEL READ COMMITTED;
  SET LOCAL statement_timeout = 0;
  SET LOCAL idle_in_transaction_session_timeout = '60s';
  SET LOCAL client_connection_check_interval = '2s'`

const LOCK_NOT_AVAILABLE = '55P03'

/** A PostgreSQL database as migrations see it: a pool of one, so that all it asks is on the same connection. */
export async function openPostgresqlTarget(url: string): Promise<MigrationTarget> {
  const pool = new pg.Pool({
    ...connectionOf(url),
    application_name: 'ekyc-console migration',
    keepAlive: true,
    max: 1,
    idleTimeoutMillis: 0,
    Client: SteadyClient,
    onConnect: prepareSession(),
  })
  pool.on('error', () => {}) // the next query fails, and says why
  const close = async () => {
    if (!pool.ended && !pool.ending) await pool.end()
  }
  const schema = await examine(pool, url).catch(async (error) => {
    await close()
    throw error
  })
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
      await pool.query(BEGIN)
      // A pool replaces a lost connection; what came after would be outside of the transaction.
      pool.once('remove', () => pool.ending || void pool.end())
      await takeLock(pool, url)
      const result = await work(onConnectionOf(pool, schema))
      // The schema engine's own lock would stay on a connection that PgBouncer keeps.
      await pool.query('SELECT pg_advisory_unlock_all()')
      await pool.query('COMMIT')
      return result
    },

    // Ends an open transaction by undoing it.
    close,
  }
}

async function takeLock(pool: pg.Pool, url: string): Promise<void> {
  try {
    await limitWaits(pool, '30s')
    await pool.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
    await limitWaits(pool, '10s')
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE)) throw error
    throw new DatabaseProblem(
      `Another server is migrating ${placeOf(url)}. Nothing was changed. Start again when it is done. If no server is migrating, end the connection named “ekyc-console migration” in pg_stat_activity.`,
      { cause: error },
    )
  }
}

/** How long the transaction waits for a lock of another one, unless the role has a lock_timeout of its own. */
async function limitWaits(pool: pg.Pool, usual: string): Promise<void> {
  await pool.query(
    `SELECT set_config('lock_timeout', coalesce(nullif(reset_val, '0'), $1), true) FROM pg_settings WHERE name = 'lock_timeout'`,
    [usual],
  )
}

function onConnectionOf(pool: pg.Pool, schema: string): SqlMigrationAwareDriverAdapterFactory {
  const prisma = new PrismaPg(pool, { schema })
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
