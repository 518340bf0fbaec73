import { copyFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { openDatabase } from '../open-database.ts'
import { createTestDatabase } from '../testing/index.ts'

test('a copy of the file alone, made after the database was closed, holds every commit', async () => {
  const { db, url, close } = await createTestDatabase('sqlite')
  await db.client.setting.create({ data: { key: 'last', value: 'kept', updatedAt: new Date() } })
  await db.close()
  await copyFile(url.slice('file:'.length), `${url.slice('file:'.length)}.copy`)
  const copy = await openDatabase({ url: `${url}.copy` })
  expect(await copy.client.setting.findUnique({ where: { key: 'last' } })).toMatchObject({ value: 'kept' })
  await copy.close()
  await close().catch(() => undefined)
})
