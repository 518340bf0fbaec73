import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type BudgetRow, SlotQueue, slotMicros } from './budget.ts'
import { budgetRow } from './budget-row.ts'
import type { Db } from './db.ts'
import { openDatabase } from './open-database.ts'
import { createTestDatabase, engines } from './testing/index.ts'

/** Milliseconds from each grant to the one `qps` grants later: a second holds too many when it is less than 1000. */
const windows = (grants: number[], qps: number) =>
  grants.slice(qps).map((later, index) => later - (grants[index] ?? Number.NaN))

const within = (ms: number) => Date.now() + ms

describe('the row, on a clock of our own', () => {
  const qps = 20
  let db: Db
  let close: () => Promise<void>
  let now: number
  let row: BudgetRow
  beforeEach(async () => {
    ;({ db, close } = await createTestDatabase('sqlite'))
    now = Date.UTC(2026, 2, 1)
    row = budgetRow('sqlite', db.client, { qps, clock: () => now })
    expect(await row.wait('result')).toBe(0)
  })
  afterEach(() => close())

  /** Asks every 2 ms, and returns when it was granted. */
  async function takeAllFor(ms: number): Promise<number[]> {
    const grants: number[] = []
    for (const end = now + ms; now < end; now += 2) if (await row.take('result')) grants.push(now)
    return grants
  }

  test('no second, wherever it begins, holds more than the budget, nor much less', async () => {
    const grants = await takeAllFor(2200)
    expect(Math.min(...windows(grants, qps))).toBeGreaterThanOrEqual(1000)
    expect(grants.length).toBeGreaterThanOrEqual(2.2 * qps * 0.95)
  })

  test('idle time saves up nothing', async () => {
    const before = await takeAllFor(500)
    now += 3_600_000
    const grants = [...before, ...(await takeAllFor(1200))]
    expect(Math.min(...windows(grants, qps))).toBeGreaterThanOrEqual(1000)
  })

  test('an asker who comes late does not lose what a short delay cost', async () => {
    expect(await row.take('result')).toBe(true)
    now += 52 + 20
    expect(await row.take('result')).toBe(true)
    now += 32
    expect(await row.take('result')).toBe(true)
  })

  test('says how long to wait, in milliseconds', async () => {
    await row.take('result')
    expect(await row.wait('result')).toBeGreaterThan(25)
    expect(await row.wait('result')).toBeLessThanOrEqual(52)
  })

  test('each API has a budget of its own', async () => {
    await row.wait('apply')
    expect(await row.take('result')).toBe(true)
    expect(await row.take('apply')).toBe(true)
    expect(await row.take('result')).toBe(false)
  })

  test('a clock that went back an hour stops nothing for longer than a slot', async () => {
    await row.take('result')
    now -= 3_600_000
    expect(await row.take('result')).toBe(false)
    now += await row.wait('result')
    expect(await row.take('result')).toBe(true)
  })
})

describe.each(engines)('slots on %s', (engine) => {
  test('are granted when due and never reserved ahead', async () => {
    const { db, close } = await createTestDatabase(engine, { qps: 4 })
    expect(await db.takeSlot('apply', within(60_000))).toBe(true)
    const late = await Promise.all(Array.from({ length: 20 }, () => db.takeSlot('apply', within(20))))
    expect(late.filter((granted) => granted).length).toBeLessThanOrEqual(1)
    const budget = await db.client.apiBudget.findUniqueOrThrow({ where: { api: 'apply' } })
    expect(Number(budget.nextAt) / 1000 - Date.now()).toBeLessThanOrEqual(slotMicros(4) / 1000)
    await close()
  })
})

test('three replicas on PostgreSQL never exceed the budget in any second', async () => {
  const qps = 40
  const { db, url, close } = await createTestDatabase('postgresql', { qps })
  const logged = new pg.Client(url)
  await logged.connect()
  // The database's clock at each grant: ours would add what the answer takes to get here.
  await logged.query(`
    CREATE TABLE grants (at float8);
    CREATE FUNCTION log_grant() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN INSERT INTO grants VALUES (extract(epoch FROM clock_timestamp()) * 1000); RETURN NEW; END $$;
    CREATE TRIGGER log_grant AFTER UPDATE ON "ApiBudget" FOR EACH ROW EXECUTE FUNCTION log_grant()`)
  const replicas = [db, await openDatabase({ url, qps }), await openDatabase({ url, qps })]
  const answers = await Promise.all(
    replicas.flatMap((replica) => Array.from({ length: 30 }, () => replica.takeSlot('result', within(60_000)))),
  )
  const { rows } = await logged.query<{ at: number }>('SELECT at FROM grants ORDER BY at')
  await logged.end()
  await Promise.all(replicas.slice(1).map((replica) => replica.close()))
  await close()
  expect(answers.every((granted) => granted)).toBe(true)
  expect(rows).toHaveLength(90)
  expect(
    Math.min(
      ...windows(
        rows.map(({ at }) => at),
        qps,
      ),
    ),
  ).toBeGreaterThanOrEqual(1000)
})

describe('the queue', () => {
  test('serves first whoever has the least time', async () => {
    let due = false
    const queue = new SlotQueue('result', { take: async () => due, wait: async () => 1 })
    const served: string[] = []
    const ask = async (name: string, ms: number) => (await queue.take(within(ms))) && served.push(name)
    const asked = [ask('background', 60_000), ask('customer', 30_000), ask('rescue', 90_000)]
    due = true
    await Promise.all(asked)
    expect(served).toEqual(['customer', 'background', 'rescue'])
  })

  test('lets go of whoever is too late, and of nobody else', async () => {
    let late: boolean | undefined
    const queue = new SlotQueue('result', { take: async () => late !== undefined, wait: async () => 1 })
    const patient = queue.take(within(60_000))
    late = await queue.take(within(5))
    expect(late).toBe(false)
    expect(await patient).toBe(true)
  })

  test('tells everybody when the database fails, and recovers', async () => {
    let broken = true
    const row = {
      take: async () => {
        if (broken) throw new Error('gone')
        return true
      },
      wait: async () => 1,
    }
    const queue = new SlotQueue('result', row)
    const asked = await Promise.allSettled([queue.take(within(60_000)), queue.take(within(60_000))])
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    broken = false
    expect(await queue.take(within(60_000))).toBe(true)
  })
})
