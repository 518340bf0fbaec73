import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { comeBack, finishH5, phone } from './phone.ts'
import { createWithPhoto, startTestServer, type TestServer } from './start-test-server.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

describe('a verification', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.close())

  const get = (id: string) => server.seenByAdmin.verifications.get({ id })
  const start = async (url: string) => (await phone.press(`${url}/start`, { lang: 'en' })).headers.get('location') ?? ''
  /** Goes the whole way with one outcome, back to the page that shows it. */
  const goThrough = async (url: string, code: number) => comeBack(await finishH5(await start(url), code))

  it('that passes says what its profile proves', async () => {
    const admin = await server.signIn()
    const { items } = await admin.api.profiles.list.query()
    const proofs: Record<string, string | null> = {}
    for (const { id: profileId, name } of items) {
      const { id, link } =
        name === 'Face against photo'
          ? await createWithPhoto(server, admin, { profileId })
          : await admin.api.verifications.create.mutate({ customer: { name: 'Maria Santos' }, profileId })
      expect(await goThrough(link.url, 0)).toContain('Thank you')
      const seen = await admin.api.verifications.get.query({ id })
      expect(seen).toMatchObject({ outcome: 'passed', sessions: [{ attempts: [{ errorCode: 0 }] }] })
      proofs[name] = seen.proof
      const { cards } = await admin.api.evidence.look.mutate({ verificationId: id, reason: 'a test of proofs' })
      expect(cards.length).toBe(seen.proof === 'faceToCard' ? 1 : 0)
      // Nothing was compared with a card or a photo, so there is no similarity of 0 either.
      if (seen.proof === 'faceOnly') expect(seen.sessions[0]?.attempts[0]?.similarity).toBeNull()
    }
    expect(proofs).toEqual({
      'Face against photo': 'faceToPhoto',
      'Identity card and face': 'faceToCard',
      'Live face only': 'faceOnly',
    })
  })

  it('is refused without a photo where its profile compares with one, or says nothing of what it compares with', async () => {
    const admin = await server.signIn()
    const create = () => admin.api.verifications.create.mutate({ customer: { name: 'Maria Santos' } })
    const refused = { data: { code: 'BAD_REQUEST', field: 'comparePhotoId' } }
    await expect(create()).rejects.toMatchObject(refused)
    const { profileVersion } = server.ports.db.client
    const where = { profile: { isDefault: true } }
    const { config } = await profileVersion.findFirstOrThrow({ where })
    await profileVersion.updateMany({ where, data: { config: '{}' } })
    await expect(create()).rejects.toMatchObject(refused)
    await profileVersion.updateMany({ where, data: { config } })
  })

  it('ends with its twentieth BizToken by the last code that Tencent gave, for a person to look at', async () => {
    const { id, link } = await createWithPhoto(server, await server.signIn())
    for (let token = 1; token <= 19; token++) expect(await goThrough(link.url, 1410)).toContain('isn’t finished yet')
    expect(await goThrough(link.url, 1409)).toContain('couldn’t complete this check online')
    expect(await get(id)).toMatchObject({
      progress: 'completed',
      outcome: 'failed',
      outcomeCode: 1409,
      review: 'pending',
      sessionsUsed: 0,
    })
    expect((await phone.press(`${link.url}/start`)).status).toBe(409)
    expect((await get(id)).sessions).toHaveLength(20)
  })

  it('has its link, photo and time changed while it runs only', async () => {
    const admin = await server.signIn()
    const done = await createWithPhoto(server, admin)
    await goThrough(done.link.url, 0)
    const cancelled = await createWithPhoto(server, admin)
    await admin.api.verifications.cancel.mutate({ id: cancelled.id, reason: 'duplicate' })
    for (const { id } of [done, cancelled]) {
      const before = await get(id)
      const acts = [
        () => admin.api.verifications.extend.mutate({ id, expiresInHours: 1 }),
        () => admin.api.verifications.cancel.mutate({ id, reason: 'duplicate' }),
        () => admin.api.verifications.replaceLink.mutate({ id, reason: 'sent to a wrong address' }),
      ]
      for (const act of acts) await expect(act()).rejects.toMatchObject({ data: { code: 'CONFLICT', reason: 'ended' } })
      expect(await get(id)).toEqual(before)
    }
  })

  it('of twenty BizTokens that nobody used ends without an outcome, for a person to look at', async () => {
    const { id, link } = await createWithPhoto(server, await server.signIn())
    for (let token = 1; token <= 20; token++) {
      await start(link.url)
      server.moveClock(9 * MINUTE)
    }
    expect((await phone.press(`${link.url}/start`)).status).toBe(409)
    expect(await (await phone.open(link.url)).text()).toContain('You’ve already started')
    // Every session is asked for within its last two hours, and once more when its 72 hours are over.
    for (const hours of [68.9, 1.1, 3]) {
      server.moveClock(hours * HOUR)
      await server.rescue()
    }
    const seen = await get(id)
    expect(seen.sessions.map(({ state }) => state)).toEqual(Array(20).fill('unfinished'))
    expect(seen).toMatchObject({ progress: 'completed', outcome: null, review: 'pending' })
    expect(seen.events.filter(({ alert }) => alert).map(({ kind }) => kind)).toEqual(['tokenLimitReached'])
  })
})
