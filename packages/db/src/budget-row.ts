import { type BudgetRow, CATCH_UP_MICROS, slotMicros } from './budget.ts'
import type { BudgetedApi, Prisma as Client, Engine } from './db.ts'
import { Prisma } from './generated/sqlite/client.ts'

/**
 * The budget's row in the database. A slot is granted only when it is due, never ahead, so a process that dies holds none.
 * PostgreSQL's own clock counts for all replicas; on SQLite there is one process, and `clock` is its clock in milliseconds.
 */
export function budgetRow(engine: Engine, client: Client, options: { qps: number; clock: () => number }): BudgetRow {
  const slot = slotMicros(options.qps)
  const now = () =>
    engine === 'sqlite'
      ? Prisma.sql`${BigInt(Math.floor(options.clock() * 1000))}`
      : Prisma.sql`(extract(epoch FROM clock_timestamp()) * 1000000)::bigint`
  // A grant that waits for the disk goes out late and bunches with the next; what a crash forgets of it is less than a second.
  const unsynced =
    engine === 'sqlite'
      ? Prisma.empty
      : Prisma.sql`FROM (SELECT set_config('synchronous_commit', 'off', true)) AS unsynced`
  const greatest = engine === 'sqlite' ? Prisma.sql`max` : Prisma.sql`greatest`

  return {
    async take(api) {
      const granted = await client.$executeRaw`
        UPDATE "ApiBudget" SET "nextAt" = ${greatest}("nextAt", ${now()} - ${CATCH_UP_MICROS}) + ${slot}
        ${unsynced} WHERE "api" = ${api} AND "nextAt" <= ${now()}`
      return granted === 1
    },

    async wait(api) {
      const [row] = await client.$queryRaw<{ wait: bigint | number; nextAt: bigint }[]>`
        SELECT "nextAt", "nextAt" - ${now()} AS "wait" FROM "ApiBudget" WHERE "api" = ${api}`
      if (!row) {
        await begin(api)
        return 0
      }
      const wait = Number(row.wait)
      // No slot is ever granted ahead: so long a wait means that the clock went back.
      if (wait > 2 * slot) await restart(api, row.nextAt)
      return Math.min(wait, slot) / 1000
    },
  }

  async function begin(api: BudgetedApi): Promise<void> {
    await client.$executeRaw`INSERT INTO "ApiBudget" ("api", "nextAt") VALUES (${api}, ${now()}) ON CONFLICT DO NOTHING`
  }

  async function restart(api: BudgetedApi, nextAt: bigint): Promise<void> {
    await client.$executeRaw`
      UPDATE "ApiBudget" SET "nextAt" = ${now()} + ${slot} WHERE "api" = ${api} AND "nextAt" = ${nextAt}`
  }
}
