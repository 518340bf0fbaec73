import { open } from 'node:fs/promises'
import pg from 'pg'
import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
import type { Db } from './db.ts'
import { openDatabase } from './open-database.ts'
import { type Outage, outageOf } from './outage.ts'
import { createTestDatabase } from './testing/index.ts'

const thrownBy = (work: Promise<unknown>) =>
  work.then(
    () => new Error('it served'),
    (error: unknown) => error,
  )
const save = (db: Db, value = 'x') =>
  db.client.setting.upsert({
    where: { key: 'k' },
    create: { key: 'k', value, updatedAt: new Date() },
    update: { value },
  })

describe('an outage is known from the engine’s code, in whatever it comes wrapped', () => {
  const codes: [string, Outage | null][] = [
    ['08006', 'unreachable'],
    ['57P01', 'unreachable'],
    ['57P02', 'unreachable'],
    ['57P03', 'unreachable'],
    ['57P04', 'unreachable'],
    ['58030', 'unreachable'],
    ['25006', 'readOnly'],
    ['25P03', 'busy'],
    ['53200', 'busy'],
    ['53300', 'busy'],
    ['53400', 'busy'],
    ['53100', 'full'],
    ['55P03', 'busy'],
    ['57014', 'busy'],
    ['42501', 'denied'],
    ['28P01', 'denied'],
    ['XX001', 'corrupt'],
    ['23505', null],
    ['42P01', null],
    ['22P05', null],
  ]
  const sqlite: [string, number, Outage | null][] = [
    ['SQLITE_FULL', 13, 'full'],
    ['SQLITE_CORRUPT', 11, 'corrupt'],
    ['SQLITE_CORRUPT_INDEX', 779, 'corrupt'],
    ['SQLITE_NOTADB', 26, 'corrupt'],
    ['SQLITE_IOERR_WRITE', 778, 'unreachable'],
    ['SQLITE_IOERR_FSYNC', 1034, 'unreachable'],
    ['SQLITE_READONLY', 8, 'readOnly'],
    ['SQLITE_READONLY_DBMOVED', 1032, 'readOnly'],
    ['SQLITE_CANTOPEN', 14, 'unreachable'],
    ['SQLITE_BUSY_SNAPSHOT', 517, 'busy'],
    ['SQLITE_CONSTRAINT_UNIQUE', 2067, null],
    ['SQLITE_ERROR', 1, null],
  ]
  const wraps: [string, (facts: object, code: string) => Error][] = [
    [
      'as Prisma’s known error',
      (cause) => Object.assign(new Error('x'), { code: 'P2010', meta: { driverAdapterError: { cause } } }),
    ],
    ['as a bare adapter error', (cause) => Object.assign(new Error('x'), { name: 'DriverAdapterError', cause })],
    ['as a cause of a cause', (cause) => new Error('x', { cause: new Error('y', { cause }) })],
    ['raw', (facts) => Object.assign(new Error('x'), facts)],
  ]
  describe.each(wraps)('%s', (_how, wrap) => {
    test.each(codes)('%s', (code, outage) => {
      expect(outageOf(wrap({ originalCode: code, kind: 'postgres' }, code))).toBe(outage)
      expect(outageOf(wrap({ code }, code))).toBe(outage)
    })
    test.each(sqlite)('%s', (code, rawCode, outage) => {
      expect(outageOf(wrap({ originalCode: String(rawCode), kind: 'sqlite' }, code))).toBe(outage)
      expect(outageOf(wrap({ code, rawCode }, code))).toBe(outage)
    })
  })

  test.each<[string, Outage]>([
    ['Client has encountered a connection error and is not queryable', 'unreachable'],
    ['Connection terminated unexpectedly', 'unreachable'],
    ['connect ECONNREFUSED 127.0.0.1:5432', 'unreachable'],
    ['timeout exceeded when trying to connect', 'busy'],
    ['Query read timeout', 'busy'],
  ])('%s', (message, outage) => {
    expect(outageOf(new Error('x', { cause: new Error(message) }))).toBe(outage)
  })

  test('nothing else is an outage', () => {
    const ofWebApis = ['TimeoutError', 'AbortError', 'InvalidStateError', 'NotFoundError', 'InvalidCharacterError'].map(
      (name) => new DOMException('x', name),
    )
    for (const thrown of [new Error('boom'), new TypeError('x is undefined'), ...ofWebApis, 'text', null, undefined]) {
      expect(outageOf(thrown)).toBeNull()
      expect(outageOf(new Error('x', { cause: thrown }))).toBeNull()
    }
  })
})

describe('PostgreSQL', () => {
  let ends: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const end of ends.reverse()) await end()
    ends = []
  })

  /** A database whose settings change while the program uses it, and a connection beside the program's. */
  async function start(...settings: string[]) {
    const { db, url, close } = await createTestDatabase('postgresql')
    const beside = new pg.Client(url)
    await beside.connect()
    await save(db)
    const name = new URL(url).pathname.slice(1)
    /** Settings hold for new connections. */
    const renewConnections = () =>
      beside.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      )
    for (const setting of settings) await beside.query(`ALTER DATABASE ${name} SET ${setting}`)
    if (settings.length > 0) await renewConnections()
    ends.push(close, () => beside.end())
    return { db, beside, url, name, renewConnections }
  }

  /** The outage that a call ends in once connections from before are gone. */
  const comesTo = (call: () => Promise<unknown>) => expect.poll(async () => outageOf(await thrownBy(call())))

  test('that is read-only says so, to a query, a transaction and the check', async () => {
    const { db } = await start('default_transaction_read_only = on')
    await comesTo(() => save(db)).toBe('readOnly')
    expect(outageOf(await thrownBy(db.transaction((tx) => tx.setting.deleteMany())))).toBe('readOnly')
    await comesTo(() => db.check()).toBe('readOnly')
  })

  test('whose lock is not given in time is busy', async () => {
    const { db, beside } = await start()
    await beside.query('BEGIN')
    await beside.query('LOCK "Setting"')
    const impatient = db.transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL lock_timeout = 50`
      await tx.setting.deleteMany()
    })
    expect(outageOf(await thrownBy(impatient))).toBe('busy')
  })

  test('that cancels a statement is busy', async () => {
    const { db, beside } = await start()
    await beside.query('BEGIN')
    await beside.query('LOCK "Setting"')
    const saving = thrownBy(save(db))
    await expect
      .poll(async () => {
        const { rows } = await beside.query(
          `SELECT pg_cancel_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        )
        return rows.length
      })
      .toBeGreaterThan(0)
    expect(outageOf(await saving)).toBe('busy')
  })

  test('that ends the connections is unreachable', async () => {
    const { db, beside } = await start()
    const working = thrownBy(db.client.$queryRaw`SELECT pg_sleep(20)::text`)
    await expect
      .poll(async () => {
        const { rows } = await beside.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND query LIKE '%pg_sleep(20)%' AND pid <> pg_backend_pid()`,
        )
        return rows.length
      })
      .toBeGreaterThan(0)
    expect(outageOf(await working)).toBe('unreachable')
  })

  test('that takes the rights away, the connections or the password says so', async () => {
    const { beside, url, name, renewConnections } = await start()
    const role = `weak_${name}`
    await beside.query(`CREATE ROLE ${role} LOGIN PASSWORD 'x'`)
    ends.push(async () => void (await beside.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`)))
    await beside.query(`GRANT ALL ON ALL TABLES IN SCHEMA public TO ${role}`)
    const weak = await openDatabase({ url: Object.assign(new URL(url), { username: role, password: 'x' }).href })
    ends.push(() => weak.close())
    await save(weak)
    await beside.query(`REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${role}`)
    expect(outageOf(await thrownBy(save(weak)))).toBe('denied')
    await beside.query(`ALTER ROLE ${role} CONNECTION LIMIT 0`)
    await renewConnections()
    await comesTo(() => weak.client.setting.count()).toBe('busy')
    await beside.query(`ALTER ROLE ${role} CONNECTION LIMIT -1 PASSWORD 'y'`)
    await comesTo(() => weak.client.setting.count()).toBe('denied')
  })
})

describe('a SQLite file', () => {
  async function start() {
    const { db, url, close } = await createTestDatabase('sqlite')
    onTestFinished(() => close().catch(() => undefined))
    await save(db)
    return { db, path: url.slice('file:'.length) }
  }

  test('that takes no writes is read-only, to the check too', async () => {
    const { db } = await start()
    await db.client.$queryRaw`PRAGMA query_only = 1`
    expect(outageOf(await thrownBy(save(db)))).toBe('readOnly')
    expect(outageOf(await thrownBy(db.check()))).toBe('readOnly')
    await db.client.$queryRaw`PRAGMA query_only = 0`
    await db.check()
  })

  test('that is full says so, in a statement and at the commit', async () => {
    const { db } = await start()
    const [size] = await db.client.$queryRaw<{ page_count: bigint }[]>`PRAGMA page_count`
    await db.client.$queryRawUnsafe(`PRAGMA max_page_count = ${size?.page_count}`)
    expect(outageOf(await thrownBy(save(db, 'x'.repeat(1_000_000))))).toBe('full')
    expect(
      outageOf(
        await thrownBy(
          db.transaction((tx) =>
            tx.setting.create({ data: { key: 'b', value: 'x'.repeat(1_000_000), updatedAt: new Date() } }),
          ),
        ),
      ),
    ).toBe('full')
  })

  test('whose bytes were overwritten is corrupt', async () => {
    const { db, path } = await start()
    await db.client.$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`
    const file = await open(path, 'r+')
    const { size } = await file.stat()
    for (let at = 4096; at < size; at += 4096) await file.write(Buffer.alloc(4096, 0xa5), 0, 4096, at)
    await file.close()
    const reopened = await openDatabase({ url: `file:${path}` })
    onTestFinished(() => reopened.close().catch(() => undefined))
    expect(outageOf(await thrownBy(reopened.client.setting.findMany()))).toBe('corrupt')
  })
})
