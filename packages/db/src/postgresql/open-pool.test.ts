import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { openDatabase } from '../open-database.ts'
import { outageOf } from '../outage.ts'
import { createTestDatabase } from '../testing/index.ts'
import { SteadyClient, type SteadyConfig } from './steady-client.ts'

test('a connection whose answer is overdue is an outage, and is never used again', async () => {
  const settings: pg.PoolConfig & SteadyConfig = {
    connectionString: inject('postgresUrl'),
    max: 1,
    silentMs: 1000,
    Client: SteadyClient,
  }
  const pool = new pg.Pool(settings)
  const client = await pool.connect()
  const overdue = await client.query('SELECT pg_sleep(60)').catch((error: unknown) => error)
  expect(outageOf(overdue)).not.toBeNull()
  await expect(client.query('ROLLBACK')).rejects.toThrow('not queryable')
  client.release()
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  await pool.end()
})

test('work for which no connection is free waits for one, and is not refused', async () => {
  const { url, close } = await createTestDatabase('postgresql')
  const db = await openDatabase({ url, connections: 2 })
  const work = () => db.transaction((tx) => tx.$executeRaw`SELECT pg_sleep(1.8)`)
  // The last ones wait for longer than a server may take to be reached.
  await Promise.all(Array.from({ length: 6 }, work))
  await db.close()
  await close()
})

test('the server itself ends what is stuck, without a parameter of the startup packet', async () => {
  const { db, close } = await createTestDatabase('postgresql')
  const [limits] = await db.client.$queryRaw<object[]>`
    SELECT current_setting('statement_timeout') AS statement, current_setting('idle_in_transaction_session_timeout') AS idle`
  expect(limits).toEqual({ statement: '10s', idle: '20s' })
  await close()
})
