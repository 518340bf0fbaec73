import { PrismaPg } from '@prisma/adapter-pg'
import { claimDueMessages, claimDueReminders, claimDueSessions } from '../claims.ts'
import type { Db, Prisma, Rates } from '../db.ts'
import { PrismaClient } from '../generated/postgresql/client.ts'
import { openSlots } from '../open-slots.ts'
import { searchVerificationIds } from '../search.ts'
import { errorFormat, runTransaction, transactionLimits } from '../transactions.ts'
import { Watchers } from '../watchers.ts'
import { WRITE_PROBE, withinDeadline } from '../write-probe.ts'
import { Announcer } from './announcer.ts'
import { examine, requireRights } from './examine.ts'
import { Listener } from './listener.ts'
import { openPool } from './open-pool.ts'

type Options = { url: string; directUrl: string; connections: number; rates: Rates }

/** Opens a PostgreSQL database. Throws DatabaseProblem when the program cannot work on it. */
export async function openPostgresql({ url, directUrl, connections, rates }: Options): Promise<Db> {
  const pool = openPool(url, connections)
  const schema = await prepare()
  // A probe does not wait behind a burst of queries, nor does one that hangs take a connection from them.
  const probes = openPool(url, 1)
  const adapter = new PrismaPg(pool, { schema })
  const postgres = new PrismaClient({ adapter, transactionOptions: transactionLimits, errorFormat })
  // The same models and queries, other generated types: the SQLite client's stand for both.
  const client = postgres as unknown as Prisma
  const watchers = new Watchers()
  const announcer = new Announcer(pool)
  const listener = new Listener(directUrl, watchers, (payload) => announcer.send([payload]))
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
    testNotifications: (report) => listener.test(report),
    watch(signal) {
      listener.start()
      return watchers.watch(signal)
    },
    // PostgreSQL watches over its own files.
    damage: () => null,
    noteDamage: () => undefined,
    check: () => withinDeadline(probes.query(WRITE_PROBE)),
    async close() {
      await announcer.stop()
      await listener.stop()
      await client.$disconnect()
      await Promise.all([pool.end(), probes.end()])
    },
  }

  async function prepare(): Promise<string> {
    try {
      const schema = await examine(pool, url)
      await requireRights(pool, url)
      return schema
    } catch (error) {
      await pool.end()
      throw error
    }
  }
}
