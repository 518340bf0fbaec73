import { readdir, readlink } from 'node:fs/promises'
import { type Client, createClient } from '@libsql/client'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Db } from '../db.ts'
import { openDatabase } from '../open-database.ts'
import { createTestDatabase } from '../testing/index.ts'
import { startProcess, type TestProcess } from '../testing/start-process.ts'

let db: Db
let url: string
let close: () => Promise<void>
let reader: Client
/** Resolves when a statement of the driver meets the lock of another process. */
let metLock: Promise<void>

beforeEach(async () => {
  metLock = new Promise((resolve) => {
    const open = PrismaLibSql.prototype.createClient
    vi.spyOn(PrismaLibSql.prototype, 'createClient').mockImplementation(function (this: PrismaLibSql, config) {
      const client = open.call(this, config)
      const execute = client.execute.bind(client) as (...args: unknown[]) => ReturnType<Client['execute']>
      client.execute = (...args: unknown[]) =>
        execute(...args).catch((error: Error & { code?: string }) => {
          if (error.code === 'SQLITE_BUSY') resolve()
          throw error
        })
      return client
    })
  })
  ;({ db, url, close } = await createTestDatabase('sqlite'))
  reader = createClient({ url })
})

afterEach(async () => {
  vi.restoreAllMocks()
  reader.close()
  await close()
})

/** What another connection sees, so what is committed. */
async function onDisk(): Promise<string[]> {
  const { rows } = await reader.execute('SELECT key FROM Setting ORDER BY key')
  return rows.map((row) => String(row.key))
}

const setting = (key: string, value = '') => ({ key, value, updatedAt: new Date(0) })
/** Prisma itself asks nothing before somebody waits for the answer. */
const write = async (key: string) => db.client.setting.create({ data: setting(key) })

function lockElsewhere(): Promise<TestProcess> {
  return startProcess(
    `import { createClient } from '@libsql/client'
     const client = createClient({ url: process.argv[1] })
     await client.execute('BEGIN IMMEDIATE')
     console.log('ready')
     setInterval(() => client, 60_000)`,
    url,
  )
}

describe('while another process holds the lock', () => {
  const operations = {
    'an insert': () => write('late'),
    'an update': async () => db.client.setting.update({ where: { key: 'old' }, data: { key: 'late' } }),
    'a raw statement': async () =>
      db.client.$executeRaw`INSERT INTO "Setting" ("key", "value", "updatedAt") VALUES ('late', '', '')`,
    'a transaction': () => db.transaction((tx) => tx.setting.create({ data: setting('late') })),
  }

  test.each(Object.entries(operations))('%s waits for it, and it and all later ones are committed', async (_, run) => {
    await write('old')
    const other = await lockElsewhere()
    const late = run()
    await metLock
    await other.kill()
    await late
    await write('next')
    await db.transaction((tx) => tx.setting.create({ data: setting('within') }))
    expect(await onDisk()).toEqual(expect.arrayContaining(['late', 'next', 'within']))
  })

  test('a write that gave up after 5 seconds says so, and later ones are committed', async () => {
    await write('old')
    const other = await lockElsewhere()
    await expect(write('lost')).rejects.toMatchObject({ code: 'P1008' })
    await other.kill()
    await write('next')
    await db.transaction((tx) => tx.setting.create({ data: setting('within') }))
    expect(await onDisk()).toEqual(['next', 'old', 'within'])
  })

  test('reads go on', async () => {
    await write('old')
    const other = await lockElsewhere()
    expect(await db.client.setting.count()).toBe(1)
    await other.kill()
  })
})

describe('a transaction', () => {
  test('leaves the connection as it was prepared', async () => {
    await db.transaction((tx) => tx.setting.create({ data: setting('a') }))
    const pragma = async (name: string) =>
      Object.values((await db.client.$queryRawUnsafe<object[]>(`PRAGMA ${name}`))[0] ?? {})
    expect(await pragma('journal_mode')).toEqual(['wal'])
    expect((await pragma('synchronous')).map(Number)).toEqual([2])
    expect((await pragma('foreign_keys')).map(Number)).toEqual([1])
    expect((await pragma('cache_size')).map(Number)).toEqual([-32768])
    expect((await pragma('temp_store')).map(Number)).toEqual([2])
  })

  test.skipIf(process.platform !== 'linux')('leaves no file open', async () => {
    await write('a')
    const before = await openFiles()
    for (let n = 0; n < 20; n++)
      await db.transaction((tx) => tx.setting.update({ where: { key: 'a' }, data: { value: `${n}` } }))
    expect(await openFiles()).toBe(before)
  })

  test('does not take a write from outside with it when it fails', async () => {
    let outside: Promise<unknown> | undefined
    const inside = db.transaction(async (tx) => {
      await tx.setting.create({ data: setting('inside') })
      outside = write('outside')
      throw new Error('changed my mind')
    })
    await expect(inside).rejects.toThrow('changed my mind')
    await outside
    expect(await onDisk()).toEqual(['outside'])
  })

  test('that reads and then writes never loses a write of another connection', async () => {
    const other = await openDatabase({ url })
    await write('count')
    const increment = (by: Db) =>
      by.transaction(async (tx) => {
        const { value } = await tx.setting.findUniqueOrThrow({ where: { key: 'count' } })
        await tx.setting.update({ where: { key: 'count' }, data: { value: `${Number(value) + 1}` } })
      })
    await Promise.all([db, other].flatMap((by) => Array.from({ length: 3 }, () => increment(by))))
    await other.close()
    expect(await db.client.setting.findUnique({ where: { key: 'count' } })).toMatchObject({ value: '6' })
  })

  test('goes on after a statement that broke a constraint', async () => {
    await write('taken')
    await db.transaction(async (tx) => {
      await tx.setting.create({ data: setting('first') })
      await expect(tx.setting.create({ data: setting('taken') })).rejects.toMatchObject({ code: 'P2002' })
      await tx.setting.create({ data: setting('second') })
    })
    expect(await onDisk()).toEqual(['first', 'second', 'taken'])
  })
})

describe('a full disk', () => {
  const huge = setting('huge', 'x'.repeat(1_000_000))

  beforeEach(async () => {
    await write('before')
    const [pages] = await db.client.$queryRaw<{ page_count: bigint }[]>`PRAGMA page_count`
    await db.client.$queryRawUnsafe(`PRAGMA max_page_count = ${Number(pages?.page_count) + 20}`)
  })

  test('refuses a write with a clear error and keeps what was committed', async () => {
    await expect(db.client.setting.create({ data: huge })).rejects.toThrow('database or disk is full')
    await write('after')
    expect(await onDisk()).toEqual(['after', 'before'])
    expect((await reader.execute('PRAGMA integrity_check')).rows[0]?.integrity_check).toBe('ok')
  })

  test('undoes a transaction as a whole, also when the error is swallowed inside', async () => {
    const work = db.transaction(async (tx) => {
      await tx.setting.create({ data: setting('first') })
      await tx.setting.create({ data: huge }).catch(() => {})
      await tx.setting.create({ data: setting('second') })
    })
    await expect(work).rejects.toThrow('The transaction was rolled back after an earlier error')
    await write('after')
    expect(await onDisk()).toEqual(['after', 'before'])
  })
})

async function openFiles(): Promise<number> {
  const path = url.replace('file:', '')
  const links = await Promise.all(
    (await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')),
  )
  return links.filter((link) => link.startsWith(path)).length
}
