import { access, constants, stat } from 'node:fs/promises'
import { claimDueMessages, claimDueReminders, claimDueSessions } from '../claims.ts'
import type { Db, Rates } from '../db.ts'
import { PrismaClient } from '../generated/sqlite/client.ts'
import { openSlots } from '../open-slots.ts'
import { searchVerificationIds } from '../search.ts'
import { errorFormat, runTransaction, transactionLimits } from '../transactions.ts'
import { Watchers } from '../watchers.ts'
import { WRITE_PROBE, withinDeadline } from '../write-probe.ts'
import { sqliteUrl } from './sqlite-path.ts'
import { StableLibSql } from './stable-libsql.ts'

/** Milliseconds since the epoch that never jump while the process lives. */
const steadyClock = () => performance.timeOrigin + performance.now()

/** Opens a SQLite file, over one connection for life. */
export async function openSqlite({ path, rates }: { path: string; rates: Rates }): Promise<Db> {
  let damage: string | null = null
  const noteDamage = (finding: string) => {
    damage ??= finding
  }
  const client = new PrismaClient({
    adapter: new StableLibSql({ url: sqliteUrl(path) }, noteDamage),
    transactionOptions: transactionLimits,
    errorFormat,
  })
  // A file that may be read only would do until the first change.
  await access(path, constants.R_OK | constants.W_OK)
  await client.$connect()
  const { ino } = await stat(path)
  const watchers = new Watchers()
  return {
    engine: 'sqlite',
    client,
    transaction: (work) => runTransaction(client, work),
    claimDueSessions: (claim) => claimDueSessions('sqlite', client, claim),
    claimDueMessages: (claim) => claimDueMessages('sqlite', client, claim),
    claimDueReminders: (claim) => claimDueReminders('sqlite', client, claim),
    takeSlot: openSlots('sqlite', client, rates, steadyClock),
    searchVerificationIds: (terms, page) => searchVerificationIds(client, terms, page),
    announce: (id) => watchers.tell(id),
    testNotifications: (report) => report(true),
    watch: (signal) => watchers.watch(signal),
    damage: () => damage,
    noteDamage,
    async check() {
      // An open file goes on working after it was deleted or replaced, and all that is written to it is lost.
      if ((await stat(path)).ino !== ino) throw new Error('The database file was replaced while the server was running')
      await withinDeadline(client.$executeRawUnsafe(WRITE_PROBE))
    },
    async close() {
      // Closing leaves the newest commits in the -wal file: who stops the server and copies the database would miss them.
      await client.$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`.catch(() => undefined) // it keeps what it cannot move
      await client.$disconnect()
    },
  }
}
