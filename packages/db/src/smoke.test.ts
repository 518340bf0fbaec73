import { describe, expect, test } from 'vitest'
import { createTestDatabase, engines } from './testing/index.ts'

describe.each(engines)('%s', (engine) => {
  test('works', async () => {
    const { db, close } = await createTestDatabase(engine)
    await db.check()
    await db.client.user.create({
      data: { id: 'u', name: 'n', email: 'e', createdAt: new Date(), updatedAt: new Date() },
    })
    expect(await db.client.user.count()).toBe(1)
    expect(await db.claimDueSessions({ limit: 5, now: new Date(), leaseUntil: new Date() })).toEqual([])
    expect(await db.takeSlot('apply', Date.now() + 60_000)).toBe(true)
    expect(await db.takeSlot('apply', Date.now() + 60_000)).toBe(true)
    const c = new AbortController()
    const it = db.watch(c.signal)[Symbol.asyncIterator]()
    if (engine === 'postgresql') expect(await it.next()).toEqual({ value: ['*'], done: false })
    db.announce('ver_1')
    expect(await it.next()).toEqual({ value: ['ver_1'], done: false })
    c.abort()
    await close()
  })
})
