import { createHash } from 'node:crypto'
import { open, readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Db } from './db.ts'
import { inspectDatabase } from './inspect-database.ts'
import { openDatabase } from './open-database.ts'
import { DatabaseProblem } from './problem.ts'
import { createEmptyDatabase, createTestDatabase } from './testing/index.ts'
import { addVerifications } from './testing/rows.ts'

async function sqliteFile() {
  const { db, url, close } = await createTestDatabase('sqlite')
  onTestFinished(() => close().catch(() => undefined))
  const ids = Array.from({ length: 2000 }, (_, n) => `ver_${n}`)
  for (let from = 0; from < ids.length; from += 500) await addVerifications(db, ids.slice(from, from + 500))
  const file = url.slice('file:'.length)
  return { db, url, file }
}

/** Overwrites what lies from one share of a file to another. */
async function overwrite(file: string, from: number, to: number) {
  const handle = await open(file, 'r+')
  const { size } = await handle.stat()
  const [first, last] = [from, to].map((share) => Math.floor((size * share) / 4096) * 4096)
  await handle.write(Buffer.alloc((last ?? 0) - (first ?? 0), 0xa5), 0, (last ?? 0) - (first ?? 0), first)
  await handle.close()
}

const hashOf = async (file: string) =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex')

test.each<[string, (file: string) => Promise<void>]>([
  ['has pages of something else in its middle', (file) => overwrite(file, 0.4, 0.6)],
  ['lost its end', async (file) => truncate(file, Math.floor(((await readFile(file)).length * 0.7) / 4096) * 4096)],
  ['has another header', (file) => overwrite(file, 0, 0.01)],
  ['is none', (file) => writeFile(file, 'a text that is long enough to be taken for a file '.repeat(100))],
])('a SQLite file that %s is refused in one line, and nothing is changed', async (_what, damage) => {
  const { db, url, file } = await sqliteFile()
  await db.close()
  await damage(file)
  const before = await hashOf(file)
  const problem = await inspectDatabase(url, { waitMs: 60_000 }).catch((error: unknown) => error)
  expect(problem).toBeInstanceOf(DatabaseProblem)
  const { message } = problem as DatabaseProblem
  expect(message).toMatch(
    /^The database file .* is damaged \(.*\)\. Nothing was changed\. Restore it: .*docs\/operate\.md\.$/,
  )
  expect(await hashOf(file)).toBe(before)
})

test('a whole SQLite file passes, with its newest commits in the write-ahead log', async () => {
  const { url, file } = await sqliteFile()
  const log = await hashOf(`${file}-wal`)
  expect(await inspectDatabase(url, { waitMs: 60_000 })).toBeNull()
  expect(await hashOf(`${file}-wal`)).toBe(log)
})

test('a damaged SQLite file whose check takes longer than a start waits is found in the background', async () => {
  const { db, url, file } = await sqliteFile()
  await db.close()
  await overwrite(file, 0.4, 0.6)
  const inspection = await inspectDatabase(url, { waitMs: 1 })
  expect(await inspection?.rest).toContain('page')
})

test('a SQLite file that is not there yet is not made', async () => {
  const { url, remove } = await createEmptyDatabase('sqlite')
  onTestFinished(remove)
  expect(await inspectDatabase(url, { waitMs: 60_000 })).toBeNull()
  expect(await readdir(path.dirname(url.slice('file:'.length)))).toEqual([])
})

test('a SQLite file that is damaged while it is open says so, and what reads another part goes on', async () => {
  const { db, url, file } = await sqliteFile()
  await db.close()
  const opened: Db = await openDatabase({ url })
  onTestFinished(() => opened.close().catch(() => undefined))
  expect(opened.damage()).toBeNull()
  await overwrite(file, 0.3, 1)
  await expect(opened.client.verification.findMany()).rejects.toThrow()
  expect(opened.damage()).toContain('malformed')
})
