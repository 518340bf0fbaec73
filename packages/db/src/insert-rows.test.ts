import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Db } from './db.ts'
import { insertRows } from './insert-rows.ts'
import { createTestDatabase, engines } from './testing/index.ts'
import { addVerifications } from './testing/rows.ts'

describe.each(engines)('rows inserted together on %s', (engine) => {
  let db: Db
  let close: () => Promise<void>
  beforeEach(async () => {
    ;({ db, close } = await createTestDatabase(engine))
    await addVerifications(db, ['ver_1'])
  })
  afterEach(() => close())

  const event = (id: string, values: { alert?: boolean; seq: number | null; sealed: string | null }) => ({
    ...{ id, verificationId: 'ver_1', at: new Date('2026-03-01T12:00:00.007Z'), kind: 'linkOpened' },
    ...{ actorKind: 'customer', actorId: null, alert: false, previousHash: '' },
    ...values,
  })
  const rows = [
    event('evt_1', { seq: 1, sealed: `ʻO’Neill "王小明" '); -- 🧾` }),
    event('evt_2', { seq: 2, sealed: null, alert: true }),
    event('evt_3', { seq: null, sealed: '' }),
  ]
  const stored = () => db.client.event.findMany({ orderBy: { id: 'asc' } })

  test('are read as those that the client writes, defaults included', async () => {
    await insertRows(db.client, 'Event', rows)
    const inserted = await stored()
    await db.client.event.deleteMany()
    await db.client.event.createMany({ data: rows })
    expect(inserted).toEqual(await stored())
    expect(inserted).toMatchObject(rows)
    expect(inserted[0]?.facts).toBe('{}')
  })

  test('stand or fall together', async () => {
    await insertRows(db.client, 'Event', rows.slice(0, 1))
    await expect(insertRows(db.client, 'Event', rows)).rejects.toThrow()
    await expect(
      db.transaction(async (tx) => {
        await insertRows(tx, 'Event', rows.slice(1))
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await stored()).toHaveLength(1)
  })

  test('may be none', async () => {
    await insertRows(db.client, 'Event', [])
    expect(await stored()).toEqual([])
  })
})
