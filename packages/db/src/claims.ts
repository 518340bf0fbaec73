import { FINAL_LOOKS_HOURS } from '@ekyc/domain'
import type { Prisma as Client, Db, DueRow, DueSession, Engine } from './db.ts'
import { Prisma } from './generated/sqlite/client.ts'

type Claim = Parameters<Db['claimDueSessions']>[0]

const MINUTE = 60_000
/** After a return the page refreshes itself; whoever was hinted at within this time may still be looking at it. */
const WAITING_MS = 12 * MINUTE
const LAST_CHANCE_MS = FINAL_LOOKS_HOURS * 60 * MINUTE

/** Each tier reads an index in its own order, so a long backlog costs no more than a short one. */
export async function claimDueSessions(engine: Engine, client: Client, claim: Claim): Promise<DueSession[]> {
  const { now, leaseUntil, limit } = claim
  const before = (ms: number) => new Date(now.getTime() - ms)
  const tiers = [
    { which: Prisma.sql`AND "hintedAt" >= ${before(WAITING_MS)}`, order: Prisma.sql`"hintedAt"` },
    { which: Prisma.sql`AND "issuedAt" <= ${before(LAST_CHANCE_MS)}`, order: Prisma.sql`"issuedAt"` },
    { which: Prisma.empty, order: Prisma.sql`"nextLookAt"` },
  ]
  const claimed: DueSession[] = []
  for (const { which, order } of tiers) {
    if (claimed.length >= limit) break
    const rows = await client.$queryRaw<{ id: string; verificationId: string }[]>`
      UPDATE "Session" SET "nextLookAt" = ${leaseUntil}, "lastAskedAt" = ${now} WHERE "id" IN (
        SELECT "id" FROM "Session" WHERE "state" = 'open' AND "nextLookAt" <= ${now} ${which}
        ORDER BY ${order} LIMIT ${limit - claimed.length} ${skipLocked(engine)}
      ) RETURNING "id", "verificationId"`
    claimed.push(...rows.map((row) => ({ ...row, lease: leaseUntil })))
  }
  return claimed
}

export async function claimDueMessages(
  engine: Engine,
  client: Client,
  { channel, limit, now, leaseUntil }: Parameters<Db['claimDueMessages']>[0],
): Promise<DueRow[]> {
  const rows = await client.$queryRaw<{ id: string }[]>`
    UPDATE "Message" SET "nextTryAt" = ${leaseUntil} WHERE "id" IN (
      SELECT "id" FROM "Message" WHERE "channel" = ${channel} AND "nextTryAt" <= ${now}
      ORDER BY "nextTryAt" LIMIT ${limit} ${skipLocked(engine)}
    ) RETURNING "id"`
  return rows.map(({ id }) => ({ id, lease: leaseUntil }))
}

export async function claimDueReminders(
  engine: Engine,
  client: Client,
  { limit, now, leaseUntil }: Parameters<Db['claimDueReminders']>[0],
): Promise<DueRow[]> {
  const rows = await client.$queryRaw<{ id: string }[]>`
    UPDATE "Verification" SET "nextReminderAt" = ${leaseUntil} WHERE "id" IN (
      SELECT "id" FROM "Verification" WHERE "nextReminderAt" <= ${now}
      ORDER BY "nextReminderAt" LIMIT ${limit} ${skipLocked(engine)}
    ) RETURNING "id"`
  return rows.map(({ id }) => ({ id, lease: leaseUntil }))
}

/** On SQLite there is one writer at a time. */
const skipLocked = (engine: Engine) => (engine === 'postgresql' ? Prisma.sql`FOR UPDATE SKIP LOCKED` : Prisma.empty)
