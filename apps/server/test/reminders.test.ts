import { engines } from '@ekyc/db/testing'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { comeBack, finishH5, phone } from './phone.ts'
import { bodyOf, FAST_POST, openPostOffice, type PostOffice } from './post-office.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

const HOUR = 3_600_000
const customer = { name: 'Maria Santos', email: 'maria@example.com', timeZone: 'Asia/Singapore' }

describe.each(engines)('a reminder on %s', (engine) => {
  let server: TestServer
  let profileId: string
  beforeAll(async () => {
    server = await startTestServer({ engine, env: FAST_POST })
    const { items } = await server.seenByAdmin.profiles.list()
    profileId = items.find(({ checkMode }) => checkMode === 3)?.id ?? ''
  })
  afterAll(() => server.close())
  // What a test leaves due is not the next one's.
  afterEach(async () => {
    const { message, verification } = server.ports.db.client
    await message.updateMany({ data: { nextTryAt: null } })
    await verification.updateMany({ data: { nextReminderAt: null } })
  })

  /** The clock stands still between a test's steps but for what they take. */
  const setClock = (text: string) => server.moveClock(Date.parse(text) - server.ports.clock.now().getTime())

  const create = (post: PostOffice, more: object = {}) =>
    post.api.verifications.create({ customer, profileId, expiresInHours: 240, ...more })

  const remindersOf = async (post: PostOffice, verificationId: string) =>
    (await post.api.messages.list({ verificationId })).reminders

  const round = async (post: PostOffice) => {
    await post.remind()
    await post.send()
  }

  it('goes out after a day, then every two days, three times, and the last one says so', async () => {
    const post = await openPostOffice(server)
    setClock('2027-03-01T02:00:00Z') // 10:00 in Singapore
    const { id } = await create(post)
    const sent: number[] = []
    for (let hour = 0; hour < 200; hour += 4) {
      server.moveClock(4 * HOUR)
      await round(post)
      if (post.mails.length > sent.length) sent.push(hour + 4)
    }
    // The second is due at 12:00 of the fourth day in the same hours, and so on: always two days after the one before.
    expect(sent).toEqual([24, 72, 120])
    expect(post.mails.map((mail) => /last reminder/i.test(bodyOf(mail)))).toEqual([false, false, true])
    expect(await remindersOf(post, id)).toMatchObject({ on: true, sent: 3, atMost: 3, nextAt: null })
    const { items } = await post.api.messages.list({ verificationId: id })
    expect(items.map(({ kind, state, by }) => ({ kind, state, by }))).toEqual(
      [1, 2, 3].map(() => ({ kind: 'reminder', state: 'accepted', by: null })),
    )
  })

  it('waits for the morning on the customer’s clock, and for the day after the holidays', async () => {
    const post = await openPostOffice(server)
    const { savedAt } = await post.api.settings.holidays()
    const days = [{ date: '2027-03-13', name: 'A holiday' }]
    await post.api.settings.saveHolidays({ base: savedAt, value: { days } })
    setClock('2027-03-11T14:00:00Z') // 22:00 in Singapore
    const { id } = await create(post)
    expect((await remindersOf(post, id)).nextAt).toBe('2027-03-14T01:00:00.000Z')

    // The list was shorter when the reminder was planned: it is looked at again when it is due.
    await server.ports.db.client.verification.update({
      where: { id },
      data: { nextReminderAt: new Date('2027-03-12T14:00:00Z') },
    })
    for (const now of ['2027-03-12T14:05:00Z', '2027-03-13T01:05:00Z', '2027-03-14T00:55:00Z']) {
      setClock(now)
      await round(post)
    }
    expect(post.mails).toHaveLength(0)
    setClock('2027-03-14T01:01:00Z')
    await round(post)
    expect(post.mails).toHaveLength(1)
  })

  it('that was written by day is not sent by night', async () => {
    let up = false
    const post = await openPostOffice(server, {
      mail: {
        onMailFrom: (_from, _session, done) =>
          done(up ? null : Object.assign(new Error('busy'), { responseCode: 421 })),
      },
    })
    setClock('2027-04-01T11:50:00Z') // 19:50 in Singapore
    await create(post)
    setClock('2027-04-02T11:59:00Z')
    await round(post)
    up = true
    for (const now of ['2027-04-02T12:10:00Z', '2027-04-02T18:00:00Z', '2027-04-03T00:50:00Z']) {
      setClock(now)
      await round(post)
    }
    expect(post.mails).toHaveLength(0)
    setClock('2027-04-03T01:01:00Z')
    await round(post)
    expect(post.mails).toHaveLength(1)
  })

  it.each([
    [
      'declined',
      (_: PostOffice, { url }: { id: string; url: string }) => phone.press(`${url}/decline`, { as: 'ratherNot' }),
    ],
    [
      'cancelled',
      (post: PostOffice, { id }: { id: string }) => post.api.verifications.cancel({ id, reason: 'duplicate' }),
    ],
    [
      'passed',
      async (_: PostOffice, { url }: { url: string }) => {
        const start = await phone.press(`${url}/start`, { lang: 'en' })
        await comeBack(await finishH5(start.headers.get('location') ?? '', 0))
      },
    ],
    [
      'switched off',
      (post: PostOffice, { id }: { id: string }) => post.api.messages.setReminders({ verificationId: id, on: false }),
    ],
  ])('is not sent once the verification is %s', async (how, end) => {
    const post = await openPostOffice(server)
    setClock('2027-05-03T02:00:00Z')
    const { id, link } = await create(post)
    await end(post, { id, url: link.url })
    setClock('2027-05-05T02:00:00Z')
    await round(post)
    expect(post.mails).toHaveLength(0)
    expect((await remindersOf(post, id)).nextAt).toBeNull()
    if (how !== 'switched off') return
    await post.api.messages.setReminders({ verificationId: id, on: true })
    expect((await remindersOf(post, id)).nextAt).toMatch('2027-05-06T02:00')
  })

  it('comes again for a customer who would rather not, and then starts after all', async () => {
    const post = await openPostOffice(server)
    setClock('2027-05-10T02:00:00Z')
    const { id, link } = await create(post)
    await phone.press(`${link.url}/decline`, { as: 'ratherNot' })
    setClock('2027-05-11T02:01:00Z')
    await round(post)
    expect((await remindersOf(post, id)).nextAt).toBeNull()
    await phone.press(`${link.url}/start`, { lang: 'en' })
    expect(await remindersOf(post, id)).toMatchObject({ sent: 0, nextAt: expect.stringMatching('2027-05-12T02:01') })
    expect(post.mails).toHaveLength(0)
  })

  it('waits while the customer can’t continue until the photo is replaced', async () => {
    const post = await openPostOffice(server)
    setClock('2027-05-20T02:00:00Z')
    const { id } = await create(post)
    const needs = (value: string | null) =>
      server.ports.db.client.verification.update({ where: { id }, data: { needs: value } })
    await needs('comparePhoto')
    setClock('2027-05-21T02:01:00Z')
    await round(post)
    expect(post.mails).toHaveLength(0)
    expect(await remindersOf(post, id)).toMatchObject({ sent: 0, nextAt: null, why: 'needsPhoto' })
    const now = post.api.messages.remind({ verificationId: id })
    await expect(now).rejects.toMatchObject({ cause: { reason: 'needsPhoto' } })
    await needs(null)
    expect(await remindersOf(post, id)).toMatchObject({ nextAt: expect.stringMatching('2027-05-22T02:01'), why: null })
  })

  it('waits while the customer is at it', async () => {
    const post = await openPostOffice(server)
    setClock('2027-06-07T02:00:00Z')
    const { id, link } = await create(post)
    setClock('2027-06-08T01:59:00Z')
    await phone.press(`${link.url}/start`, { lang: 'en' })
    setClock('2027-06-08T02:01:00Z')
    await round(post)
    expect(post.mails).toHaveLength(0)
    expect((await remindersOf(post, id)).nextAt).toMatch('2027-06-08T03:01')
    await expect(post.api.messages.remind({ verificationId: id })).rejects.toMatchObject({ cause: { reason: 'atIt' } })
    // Tencent tells only after days that they left in the middle.
    setClock('2027-06-08T03:02:00Z')
    await round(post)
    expect(post.mails).toHaveLength(1)
    await post.api.messages.remind({ verificationId: id })
  })

  it('waits while the message before it has not left', async () => {
    const post = await openPostOffice(server)
    setClock('2027-06-14T02:00:00Z')
    const { id } = await create(post, { send: { channels: ['email'] } })
    setClock('2027-06-15T02:01:00Z')
    await post.remind()
    await post.send()
    const kinds = async () => (await post.api.messages.list({ verificationId: id })).items.map(({ kind }) => kind)
    expect(await kinds()).toEqual(['invitation'])
    setClock('2027-06-15T03:02:00Z')
    await round(post)
    expect(await kinds()).toEqual(['reminder', 'invitation'])
  })

  it('goes out by hand at any hour, which the answer tells, and the next one is counted from it', async () => {
    const post = await openPostOffice(server)
    setClock('2027-07-05T15:00:00Z') // 23:00 in Singapore
    const { id } = await create(post)
    const reminded = await post.api.messages.remind({ verificationId: id })
    expect(reminded).toMatchObject({ outsideHours: true, timeZone: 'Asia/Singapore', message: { state: 'queued' } })
    server.moveClock(4000)
    await post.send()
    expect(post.mails).toHaveLength(0)
    server.moveClock(7000)
    await post.send()
    expect(post.mails).toHaveLength(1)
    expect(await remindersOf(post, id)).toMatchObject({ sent: 1, nextAt: '2027-07-08T01:00:00.000Z' })
  })

  it('says why a customer cannot be reminded', async () => {
    const post = await openPostOffice(server)
    const { id } = await create(post, { customer: { name: 'Nobody' } })
    const remind = () => post.api.messages.remind({ verificationId: id })
    await expect(remind()).rejects.toMatchObject({ code: 'CONFLICT', cause: { reason: 'noWay' } })
    await post.api.verifications.cancel({ id, reason: 'duplicate' })
    await expect(remind()).rejects.toMatchObject({ code: 'CONFLICT', cause: { reason: 'ended' } })
  })
})
