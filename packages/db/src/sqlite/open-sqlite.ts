import type { Db } from '../db.ts'
import { PrismaClient } from '../generated/sqlite/client.ts'
import { InProcessChanges } from '../in-process-changes.ts'
import { transactionLimits } from '../transactions.ts'
import { StableLibSql } from './stable-libsql.ts'

export async function openSqlite({ url }: { url: string; qps: number }): Promise<Db> {
  const client = new PrismaClient({ adapter: new StableLibSql({ url }), transactionOptions: transactionLimits })
  const changes = new InProcessChanges()
  await client.$connect()
  return {
    engine: 'sqlite',
    client,
    transaction: (work) => client.$transaction(work),
    claimDueSessions: async () => [],
    takeSlot: async () => true,
    searchVerificationIds: async () => [],
    announce: (id) => changes.announce(id),
    watch: (signal) => changes.watch(signal),
    check: async () => {
      await client.$queryRaw`SELECT 1`
    },
    close: () => client.$disconnect(),
  }
}
