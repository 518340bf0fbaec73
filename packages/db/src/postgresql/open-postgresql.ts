import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { claimDueMessages, claimDueReminders, claimDueSessions } from '../claims.ts'
import type { Db, Prisma, Rates } from '../db.ts'
import { PrismaClient } from '../generated/postgresql/client.ts'
import { openSlots } from '../open-slots.ts'
import { searchVerificationIds } from '../search.ts'
import { errorFormat, runTransaction, transactionLimits } from '../transactions.ts'
import { Watchers } from '../watchers.ts'
import { WRITE_PROBE, withinDeadline } from '../write-probe.ts'
import { Announcer } from './announcer.ts'
import { Listener } from './listener.ts'

/** A database that is gone or stuck fails within seconds instead of holding every request. */
const poolSettings = {
  max: 10,
  connectionTimeoutMillis: 3000,
  statement_timeout: 10_000,
  query_timeout: 12_000,
  idle_in_transaction_session_timeout: 20_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  application_name: 'ekyc-console',
} satisfies pg.PoolConfig

/** Opens a PostgreSQL database; connects with the first query. */
export function openPostgresql({ url, rates }: { url: string; rates: Rates }): Db {
  const pool = new pg.Pool({ connectionString: url, ...poolSettings })
  const ignore = () => {} // the pool drops the lost connection by itself; without a listener the process would end
  // Prisma takes its own listener away when it disconnects, while connections are still being ended.
  pool.on('error', ignore)
  const adapter = new PrismaPg(pool, { onPoolError: ignore, onConnectionError: ignore })
  const postgres = new PrismaClient({ adapter, transactionOptions: transactionLimits, errorFormat })
  // The same models and queries, other generated types: the SQLite client's stand for both.
  const client = postgres as unknown as Prisma
  const watchers = new Watchers()
  const listener = new Listener(url, watchers)
  const announcer = new Announcer(pool)
  return {
    engine: 'postgresql',
    client,
    transaction: (work) => runTransaction(client, work),
    claimDueSessions: (claim) => claimDueSessions('postgresql', client, claim),
    claimDueMessages: (claim) => claimDueMessages('postgresql', client, claim),
    claimDueReminders: (claim) => claimDueReminders('postgresql', client, claim),
    takeSlot: openSlots('postgresql', client, rates, Date.now),
    searchVerificationIds: (terms, page) => searchVerificationIds(client, terms, page),
    announce: (id) => announcer.announce(id),
    watch(signal) {
      listener.start()
      return watchers.watch(signal)
    },
    // PostgreSQL watches over its own files.
    damage: () => null,
    noteDamage: () => undefined,
    check: () => withinDeadline(pool.query(WRITE_PROBE)),
    async close() {
      await announcer.stop()
      await listener.stop()
      await client.$disconnect()
      await pool.end()
    },
  }
}
