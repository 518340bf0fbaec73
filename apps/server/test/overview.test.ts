import { engines } from '@ekyc/db/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customersCsv, dropFile, importOf } from './import-files.ts'
import { comeBack, finishH5, phone } from './phone.ts'
import { createWithPhoto, startTestServer, type TestServer } from './start-test-server.ts'
import { join, type SignedIn } from './team.ts'

const HOUR = 3_600_000
const EAST = 'Jurong East'

describe.each(engines)('the overview on %s', (engine) => {
  let server: TestServer
  let admin: SignedIn
  let east: SignedIn
  const made: Record<string, string> = {}

  beforeAll(async () => {
    server = await startTestServer({ engine })
    admin = await server.signIn()
    east = await join(server, admin, 'operator', EAST)
  })
  afterAll(() => server.close())

  const needs = async (who = admin) =>
    Object.fromEntries((await who.api.overview.get.query()).needs.map(({ kind, n }) => [kind, n]))
  const start = async (url: string) => (await phone.press(`${url}/start`)).headers.get('location') ?? ''

  it('has nothing for anybody to do while nothing has happened', async () => {
    expect(await admin.api.overview.get.query()).toMatchObject({
      needs: [],
      alarms: [],
      shortOfBudget: false,
      system: {
        tencent: { keys: 'sandbox', callsPerSecond: 0, qps: 20 },
        sessions: { open: 0, oldest: null },
        messages: { state: 'off', waiting: 0, oldestAt: null },
        database: { engine },
        evidence: { storage: 'disk', fails: false, freeBytes: expect.any(Number) },
      },
    })
  })

  it('names what waits for a person, the most pressing first, with the one that has waited longest', async () => {
    const [photo, review, ratherNot, notMe, ending] = [
      await createWithPhoto(server, admin),
      await createWithPhoto(server, admin),
      await createWithPhoto(server, east),
      await createWithPhoto(server, admin),
      await createWithPhoto(server, admin, { expiresInHours: 2 }),
    ]
    await createWithPhoto(server, east, { expiresInHours: 30 })
    Object.assign(made, { photo: photo.id, ratherNot: ratherNot.id, notMe: notMe.id })
    for (const [{ link }, code] of [
      [photo, 2010],
      [review, 9999],
    ] as const) {
      await comeBack(await finishH5(await start(link.url), code))
    }
    await phone.press(`${ratherNot.link.url}/decline`, { as: 'ratherNot' })
    await phone.press(`${notMe.link.url}/decline`, { as: 'notMe' })
    expect((await admin.api.overview.get.query()).needs).toMatchObject([
      { kind: 'review', n: 1, capped: false, id: review.id },
      { kind: 'notMe', n: 1, id: notMe.id },
      { kind: 'ratherNot', n: 1, id: ratherNot.id },
      { kind: 'photo', n: 1, id: photo.id },
      { kind: 'ending', n: 1, id: ending.id, first: ending.link.expiresAt },
    ])
  })

  it('counts who waits for a message that did not go out, until another one does', async () => {
    const customer = { name: 'Budi Wibowo', email: 'budi@example.com' }
    const { id } = await createWithPhoto(server, admin, { customer })
    const send = async (state: string) => {
      const { message } = await admin.api.messages.send.mutate({ verificationId: id, channel: 'email' })
      await server.ports.db.client.message.update({ where: { id: message.id }, data: { state } })
      await server.ports.db.client.verification.update({ where: { id }, data: { messageState: state } })
    }
    for (const state of ['failed', 'refused']) await send(state)
    const { needs: found } = await admin.api.overview.get.query()
    expect(found[0]).toMatchObject({ kind: 'message', n: 1, id, states: { refused: 1, failed: 0, unsure: 0 } })
    expect(await needs(east)).toMatchObject({ message: 1 })
    await send('accepted')
    expect(await needs()).not.toHaveProperty('message')
    await send('unsure')
    expect(await needs()).toMatchObject({ message: 1 })
    await admin.api.verifications.cancel.mutate({ id, reason: 'duplicate' })
    expect(await needs()).not.toHaveProperty('message')
  })

  it('counts imports that wait for their maker, to the maker and to who manages the team', async () => {
    const dropped = await importOf(await dropFile({ origin: server.origin, cookie: east.cookie }, customersCsv(2)))
    const of = async (who: SignedIn) => (await who.api.overview.get.query()).needs.find(({ kind }) => kind === 'import')
    for (const who of [east, admin]) expect(await of(who)).toMatchObject({ n: 1, capped: false, id: dropped.id })
    expect(await of(await join(server, admin, 'operator'))).toBeUndefined()
    await east.api.imports.cancel.mutate({ id: dropped.id })
    expect(await of(east)).toBeUndefined()
  })

  it('counts for an operator of one unit what is theirs', async () => {
    const { savedAt: base } = await admin.api.settings.access.query()
    const off = await admin.api.settings.saveAccess.mutate({ base, value: { ownUnitOnly: true } })
    expect(await needs(east)).toEqual({ ratherNot: 1 })
    await admin.api.settings.saveAccess.mutate({ base: off.savedAt, value: { ownUnitOnly: false } })
    expect(await needs(east)).toEqual(await needs())
  })

  it('lists the same that it counts', async () => {
    const listed = async (filter: Parameters<typeof admin.api.verifications.list.query>[0]) =>
      (await admin.api.verifications.list.query(filter)).items.map(({ id }) => id)
    expect(await listed({ filter: { needs: 'comparePhoto', progress: 'started' } })).toEqual([made.photo])
    expect(await listed({ filter: { openDecline: ['ratherNot', 'notMe'] } })).toEqual([made.notMe, made.ratherNot])
    const inHours = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString()
    const ending = { progress: ['created', 'opened'] as ('created' | 'opened')[], endsBefore: inHours(60) }
    const all = await listed({ filter: ending })
    expect(all).toHaveLength(2)
    const first = await admin.api.verifications.list.query({ filter: ending, limit: 1 })
    expect(first.items.map(({ id }) => id)).toEqual(all.slice(0, 1))
    expect(await listed({ filter: ending, cursor: first.nextCursor ?? '' })).toEqual(all.slice(1))
    const counts = await admin.api.verifications.counts.query({ filter: { endsBefore: inHours(60) } })
    expect(counts).toMatchObject({ waiting: { n: 2 }, ended: { n: 0 } })
    // A link that has expired is no longer about to, though it waits for the sweep.
    const [oldest = ''] = all.slice(-1)
    const { expiresAt } = await server.ports.db.client.verification.findUniqueOrThrow({ where: { id: oldest } })
    const expire = (at: Date) =>
      server.ports.db.client.verification.update({ where: { id: oldest }, data: { expiresAt: at } })
    await expire(new Date(Date.now() - HOUR))
    expect(await listed({ filter: ending })).toEqual(all.slice(0, 1))
    await expire(expiresAt)
  })

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['more time', (id) => admin.api.verifications.extend.mutate({ id, expiresInHours: 48 })],
    ['a new link', (id) => admin.api.verifications.replaceLink.mutate({ id, reason: 'as agreed' })],
    ['an end', (id) => admin.api.verifications.cancel.mutate({ id, reason: 'customerAsked' })],
    ['a look', (id) => admin.api.verifications.dealWithDecline.mutate({ id })],
  ])('forgets who would rather not after %s', async (_what, deal) => {
    const { id, link } = await createWithPhoto(server, admin)
    await phone.press(`${link.url}/decline`, { as: 'ratherNot' })
    expect(await needs()).toMatchObject({ ratherNot: 2 })
    expect(await admin.api.verifications.get.query({ id })).toMatchObject({ openDecline: true })
    await deal(id)
    expect(await needs()).toMatchObject({ ratherNot: 1 })
    expect(await admin.api.verifications.get.query({ id })).toMatchObject({ openDecline: false, declined: 'ratherNot' })
  })

  it('forgets who is somebody else when an operator says so, once', async () => {
    const id = made.notMe ?? ''
    for (let i = 0; i < 2; i++) await admin.api.verifications.dealWithDecline.mutate({ id })
    expect(await needs()).not.toHaveProperty('notMe')
    const { events } = await admin.api.verifications.get.query({ id })
    expect(events.filter(({ kind }) => kind === 'declineDealtWith')).toHaveLength(1)
  })
})
