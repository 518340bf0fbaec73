import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Db } from './db.ts'
import { openDatabase } from './open-database.ts'
import { createTestDatabase, engines } from './testing/index.ts'
import { addSessions, addVerifications } from './testing/rows.ts'

const NOW = new Date('2026-03-01T12:00:00.000Z')
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000)
const LEASE = new Date(NOW.getTime() + 30_000)
const HOUR = 60

describe.each(engines)('claims on %s', (engine) => {
  let db: Db
  let url: string
  let close: () => Promise<void>
  beforeEach(async () => {
    ;({ db, url, close } = await createTestDatabase(engine))
  })
  afterEach(() => close())

  const claim = (limit: number, { now = NOW, by = db } = {}) =>
    by.claimDueSessions({ limit, now, leaseUntil: new Date(now.getTime() + 30_000) })
  const ids = (claimed: { id: string }[]) => claimed.map(({ id }) => id)

  test('takes what is due and open, and moves it to the end of the lease', async () => {
    await addSessions(db, [
      { id: 'due', nextLookAt: NOW },
      { id: 'later', nextLookAt: new Date(NOW.getTime() + 1) },
      { id: 'passed', nextLookAt: NOW, state: 'passed' },
      { id: 'minting', nextLookAt: null, state: 'minting' },
    ])
    expect(await claim(10)).toEqual([{ id: 'due', verificationId: 'ver_1', lease: LEASE }])
    expect(await db.client.session.findUnique({ where: { id: 'due' } })).toMatchObject({
      nextLookAt: LEASE,
      lastAskedAt: NOW,
    })
  })

  test('serves the waiting customer, then who is nearest the 72 hours, then the oldest due', async () => {
    await addSessions(db, [
      { id: 'oldest due', nextLookAt: ago(50), issuedAt: ago(60) },
      { id: 'due since', nextLookAt: ago(40), issuedAt: ago(60) },
      { id: 'nearly 72 h', nextLookAt: ago(1), issuedAt: ago(71.8 * HOUR) },
      { id: 'nearest 72 h', nextLookAt: ago(0), issuedAt: ago(71.9 * HOUR) },
      { id: 'waits', nextLookAt: ago(0), issuedAt: ago(5), hintedAt: ago(1) },
      { id: 'waits longer', nextLookAt: ago(0), issuedAt: ago(5), hintedAt: ago(2) },
      { id: 'gave up', nextLookAt: ago(30), issuedAt: ago(60), hintedAt: ago(13) },
    ])
    const order: string[] = []
    for (let n = 0; n < 7; n++) order.push(...ids(await claim(1)))
    expect(order).toEqual([
      'waits longer',
      'waits',
      'nearest 72 h',
      'nearly 72 h',
      'oldest due',
      'due since',
      'gave up',
    ])
  })

  test('fills one claim from all tiers, each session once', async () => {
    await addSessions(db, [
      { id: 'waits', nextLookAt: ago(1), issuedAt: ago(71.9 * HOUR), hintedAt: ago(1) },
      { id: 'last chance', nextLookAt: ago(1), issuedAt: ago(71.9 * HOUR) },
      { id: 'due', nextLookAt: ago(1), issuedAt: ago(60) },
      { id: 'due too', nextLookAt: ago(0), issuedAt: ago(60) },
    ])
    expect(ids(await claim(3)).sort()).toEqual(['due', 'last chance', 'waits'])
    expect(ids(await claim(3))).toEqual(['due too'])
  })

  test('an expired lease can be claimed again, a running one cannot', async () => {
    await addSessions(db, [{ id: 'due', nextLookAt: NOW }])
    expect(await claim(1)).toHaveLength(1)
    expect(await claim(1, { now: new Date(LEASE.getTime() - 1) })).toEqual([])
    expect(await claim(1, { now: LEASE })).toHaveLength(1)
  })

  test('workers never get the same session', async () => {
    const sessions = Array.from({ length: 120 }, (_, n) => ({ id: `ses_${n}`, nextLookAt: ago(n), issuedAt: ago(100) }))
    await addSessions(db, sessions)
    const workers = [db, await openDatabase({ url }), await openDatabase({ url })]
    const work = async (by: Db): Promise<string[]> => {
      const claimed = ids(await claim(7, { by }))
      return claimed.length === 0 ? [] : [...claimed, ...(await work(by))]
    }
    const claimed = (await Promise.all(workers.flatMap((by) => [work(by), work(by)]))).flat()
    await Promise.all(workers.slice(1).map((worker) => worker.close()))
    expect(claimed.sort()).toEqual(sessions.map(({ id }) => id).sort())
  })

  // On SQLite there is one connection, which the transaction has.
  if (engine === 'postgresql') {
    test('a transaction that holds a session does not hold up the others', async () => {
      await addSessions(db, [
        { id: 'held', nextLookAt: ago(2) },
        { id: 'free', nextLookAt: ago(1) },
      ])
      await db.transaction(async (tx) => {
        await tx.session.update({ where: { id: 'held' }, data: { requestId: 'x' } })
        expect(ids(await claim(5))).toEqual(['free'])
      })
    })
  }
})

describe.each(engines)('claims of messages and reminders on %s', (engine) => {
  let db: Db
  let close: () => Promise<void>
  beforeEach(async () => {
    ;({ db, close } = await createTestDatabase(engine))
    await addVerifications(db, ['ver_1'])
  })
  afterEach(() => close())

  const claim = { limit: 2, now: NOW, leaseUntil: LEASE }
  const ids = (claimed: { id: string }[]) => claimed.map(({ id }) => id).sort()

  test('take the longest due of the channel, and no more until the lease is over', async () => {
    const message = { verificationId: 'ver_1', createdAt: NOW, kind: 'invitation', withLink: true, locale: 'en' }
    const add = (id: string, channel: string, nextTryAt: Date | null) =>
      db.client.message.create({ data: { ...message, id, channel, nextTryAt, sealedTo: '', state: 'queued' } })
    await add('newer', 'email', ago(1))
    await add('oldest', 'email', ago(9))
    await add('older', 'email', ago(5))
    await add('sms', 'sms', ago(9))
    await add('later', 'email', LEASE)
    await add('ended', 'email', null)
    const first = await db.claimDueMessages({ ...claim, channel: 'email' })
    expect(ids(first)).toEqual(['older', 'oldest'])
    expect(first[0]?.lease).toEqual(LEASE)
    expect(ids(await db.claimDueMessages({ ...claim, channel: 'email' }))).toEqual(['newer'])
    expect(await db.claimDueMessages({ ...claim, channel: 'email' })).toEqual([])
    expect(ids(await db.claimDueMessages({ ...claim, channel: 'sms' }))).toEqual(['sms'])
    const again = { limit: 9, now: LEASE, leaseUntil: new Date(LEASE.getTime() + 30_000) }
    expect(ids(await db.claimDueMessages({ ...again, channel: 'email' }))).toEqual([
      'later',
      'newer',
      'older',
      'oldest',
    ])
  })

  test('take the reminders that are due', async () => {
    await db.client.verification.update({ where: { id: 'ver_1' }, data: { nextReminderAt: ago(1) } })
    expect(await db.claimDueReminders(claim)).toEqual([{ id: 'ver_1', lease: LEASE }])
    expect(await db.claimDueReminders(claim)).toEqual([])
  })
})
