import { expect, onTestFinished, test } from 'vitest'
import { openSlots } from './open-slots.ts'
import { createTestDatabase, engines } from './testing/index.ts'

const within = (ms: number) => Date.now() + ms

test.each(engines)('mail, SMS and each API of Tencent’s have a rate of their own on %s', async (engine) => {
  const { db, close } = await createTestDatabase(engine)
  onTestFinished(close)
  const take = openSlots(engine, db.client, { apply: 1000, result: 1000, email: 0.02, sms: 1000 }, Date.now)
  expect(await take('email', within(60_000))).toBe(true)
  expect(await take('email', within(50))).toBe(false)
  for (const api of ['sms', 'sms', 'apply', 'result'] as const) expect(await take(api, within(60_000))).toBe(true)
})

test.each(engines)('two replicas share the rate of mail on %s', async (engine) => {
  const { db, close } = await createTestDatabase(engine)
  onTestFinished(close)
  const rates = { apply: 20, result: 20, email: 0.02, sms: 1 }
  const replicas = [1, 2].map(() => openSlots(engine, db.client, rates, Date.now))
  for (const take of replicas) expect(await take('apply', within(60_000))).toBe(true)
  const granted = await Promise.all(replicas.map((take) => take('email', within(1000))))
  expect(granted.filter((slot) => slot)).toHaveLength(1)
})
