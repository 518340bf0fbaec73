import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, inject, onTestFinished, test } from 'vitest'
import { migrate } from '../migrations/migrate.ts'
import { openDatabase } from '../open-database.ts'
import { createEmptyDatabase } from '../testing/index.ts'

const fresh = async (settings = '') => {
  const { url, remove } = await createEmptyDatabase('postgresql')
  const admin = new pg.Client(url)
  await admin.connect()
  onTestFinished(async () => {
    await admin.end()
    await remove()
  })
  if (settings) await admin.query(settings)
  return { url, admin, tables: () => tablesOf(admin) }
}

const tablesOf = async (admin: pg.Client) => {
  const { rows } = await admin.query(
    `SELECT DISTINCT schemaname FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  )
  return rows.map(({ schemaname }) => schemaname)
}

/** The address for a role of this test’s own, with no more than the right to connect. */
const asRole = async ({ url, admin }: Awaited<ReturnType<typeof fresh>>) => {
  const role = `role_${randomUUID().slice(0, 8)}`
  await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD 'x'`)
  onTestFinished(async () => void (await admin.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`)))
  const own = new URL(url)
  own.username = role
  own.password = 'x'
  return { role, url: own.href }
}

test('a database that is not UTF8 is refused in one line, and nothing is made in it', async () => {
  const name = `latin_${randomUUID().slice(0, 8)}`
  const admin = new pg.Client(inject('postgresUrl'))
  await admin.connect()
  await admin.query(`CREATE DATABASE ${name} ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0`)
  const url = new URL(inject('postgresUrl'))
  url.pathname = name
  await expect(migrate(url.href)).rejects.toThrow(/^Cannot use .* its encoding is LATIN1\. Create it .*$/)
  await admin.query(`DROP DATABASE ${name}`)
  await admin.end()
})

test('a role that may not make tables, and one that may not write them, are refused with what to grant', async () => {
  const database = await fresh()
  const { role, url } = await asRole(database)
  await expect(migrate(url)).rejects.toThrow(/^The database migration failed .*permission denied.*“Roles”.*$/)
  expect(await database.tables()).toEqual([])
  await migrate(database.url)
  await expect(openDatabase({ url })).rejects.toThrow(new RegExp(`^Cannot use .*GRANT SELECT, .* TO ${role}\\.$`))
  await database.admin.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role}`)
  expect(await migrate(url)).toEqual([])
  await database.admin.query('CREATE TABLE of_another_program (id int)')
  const db = await openDatabase({ url })
  await db.client.setting.count()
  await db.close()
})

test('a role or database that is read-only is refused in one line', async () => {
  const { url, admin } = await fresh()
  await admin.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} SET default_transaction_read_only = on`)
  await expect(migrate(url)).rejects.toThrow(/^Cannot use .* read-only .*$/)
})

test('values are read back as they were written, whatever the database has set for its sessions', async () => {
  const { url, admin } = await fresh()
  const name = new URL(url).pathname.slice(1)
  const hazards = {
    datestyle: 'SQL, DMY',
    timezone: 'Asia/Kolkata',
    extra_float_digits: '-15',
    bytea_output: 'escape',
    standard_conforming_strings: 'off',
    default_transaction_isolation: 'serializable',
    statement_timeout: '1h',
    lock_timeout: '1ms',
    idle_in_transaction_session_timeout: '1h',
  }
  for (const [setting, value] of Object.entries(hazards)) {
    await admin.query(`ALTER DATABASE ${name} SET ${setting} = '${value}'`)
  }
  await migrate(url)
  expect(await migrate(url)).toEqual([])
  const db = await openDatabase({ url })
  const row = { key: 'x', value: String.raw`a\b'c`, updatedAt: new Date('2026-12-08T19:30:00.123Z') }
  await db.client.setting.create({ data: row })
  expect(await db.client.setting.findUnique({ where: { key: 'x' } })).toMatchObject(row)
  const [session] = await db.client.$queryRaw<object[]>`SELECT 0.1::float8 + 0.2 AS number, '\\x00ff'::bytea AS bytes,
    current_setting('lock_timeout') AS lock, current_setting('transaction_isolation') AS isolation`
  const bytes = new Uint8Array([0, 255])
  expect(session).toEqual({ number: 0.1 + 0.2, bytes, lock: '0', isolation: 'read committed' })
  await db.close()
})

test.each(['?schema=kyc', '?options=-c%20search_path%3Dkyc'])(
  'tables live where %s says, and nowhere else',
  async (parameter) => {
    const { url, admin, tables } = await fresh()
    await expect(migrate(url + parameter)).rejects.toThrow(/Create the schema first\.$/)
    await admin.query('CREATE SCHEMA kyc')
    await migrate(url + parameter)
    expect(await tables()).toEqual(['kyc'])
    const db = await openDatabase({ url: url + parameter })
    expect(await db.client.verification.count()).toBe(0)
    expect(await db.searchVerificationIds(['a'], { limit: 1 })).toEqual([])
    await db.close()
  },
)

test('a migration goes by its own limits, waits for another’s lock only so long, and says who holds it up', async () => {
  const { url, admin } = await fresh()
  await admin.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} SET statement_timeout = '50ms'`)
  await admin.query('SELECT pg_advisory_lock(3817462905)')
  const impatient = `${url}?options=-c%20lock_timeout%3D300`
  await expect(migrate(impatient)).rejects.toThrow(/^Another server is migrating .*Nothing was changed.*$/)
  await admin.query('SELECT pg_advisory_unlock_all()')
  expect((await migrate(url)).length).toBeGreaterThan(0)
})

test('a migration that is cut off while it waits holds nobody up afterwards', async () => {
  const { url, admin } = await fresh()
  await admin.query('SELECT pg_advisory_lock(3817462905)')
  const cutOff = migrate(url).catch(() => 'cut off')
  const waiting = async () =>
    (
      await admin.query(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      )
    ).rows
  await expect.poll(waiting, { timeout: 20_000 }).toHaveLength(1)
  for (const { pid } of await waiting()) await admin.query('SELECT pg_terminate_backend($1)', [pid])
  expect(await cutOff).toBe('cut off')
  await admin.query('SELECT pg_advisory_unlock_all()')
  expect((await migrate(url)).length).toBeGreaterThan(0)
})
