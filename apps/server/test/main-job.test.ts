import { startSession } from '@ekyc/api'
import { engines } from '@ekyc/db/testing'
import { standardReviewRule } from '@ekyc/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { comeBack, finishH5, phone } from './phone.ts'
import { createWithPhoto, startTestServer, type TestServer } from './start-test-server.ts'
import { join } from './team.ts'

describe.each(engines)('the main job on %s', (engine) => {
  let server: TestServer
  let operator: Awaited<ReturnType<TestServer['signIn']>>
  beforeAll(async () => {
    server = await startTestServer({ engine })
    operator = await server.signIn()
  })
  afterAll(() => server.close())

  async function start(url: string): Promise<string> {
    const answer = await phone.press(`${url}/start`, { lang: 'en' })
    expect(answer.status).toBe(303)
    return answer.headers.get('location') ?? ''
  }

  it('takes a customer from the link to a pass that the console shows with its proof', async () => {
    const { id, link } = await createWithPhoto(server, operator)
    const page = await phone.open(link.url)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Agree and start')

    const back = await finishH5(await start(link.url), 0)
    expect(back).toContain(`${link.url}/return?token=`)
    const hint = await phone.open(back)
    expect(hint.status).toBe(303)
    expect(hint.headers.get('location')).toContain('/return')
    expect(await comeBack(back)).toContain('Thank you')

    const seen = await operator.api.verifications.get.query({ id })
    expect(seen).toMatchObject({ progress: 'completed', outcome: 'passed', outcomeCode: 0, proof: 'faceToPhoto' })
    expect(seen.sessions[0]?.attempts[0]).toMatchObject({ livenessCode: 0, compareCode: 0, similarity: 96.42 })
    expect(seen.evidence.map(({ kind }) => kind).sort()).toEqual(['bestFrame', 'comparePhoto', 'rawResult', 'video'])
    expect(seen.events.map(({ kind }) => kind)).toEqual([
      'verificationCreated',
      'linkOpened',
      'sessionStarted',
      'customerReturned',
      'sessionPassed',
      'completed',
    ])
  })

  it('asks for a decision by the profile’s rule, with reasons that tell operators nothing of the sample', async () => {
    const config = { CheckMode: 1, IDCardType: 'HKIDCard', LivenessRetryLimit: 3 } as const
    const reviewRule = { ...standardReviewRule, band: { from: 90, to: 100 }, samplePercent: 100 }
    const made = { name: 'Reviewed', config, linkHours: 24, sessionLimit: 1, handling: {}, reviewRule }
    const profile = await operator.api.profiles.create.mutate(made)
    const { id, link } = await operator.api.verifications.create.mutate({
      customer: { name: 'Maria Santos' },
      profileId: profile.id,
    })
    await comeBack(await finishH5(await start(link.url), 0, { cardName: 'differs' }))
    const seen = await operator.api.verifications.get.query({ id })
    expect(seen).toMatchObject({
      outcome: 'passed',
      review: 'pending',
      reviewReasons: ['band', 'cardDiffers', 'sample'],
      cardName: 'differs',
    })
    // What a card says is evidence: it is not read without a reason.
    expect(JSON.stringify(seen)).not.toContain('ERIKSSON')
    const { cards } = await operator.api.evidence.look.mutate({ verificationId: id, reason: 'to compare the names' })
    const named = cards[0]?.name?.card.map(({ text }) => text).join('') ?? expect.fail('no name on the card')
    expect(named).toBe('ANNA ERIKSSON')

    const person = await join(server, operator, 'operator')
    expect((await person.api.verifications.get.query({ id })).reviewReasons).toEqual(['band', 'cardDiffers'])
    await operator.api.verifications.update.mutate({
      id,
      customer: { name: 'Dr. Eriksson Anna' },
    })
    expect(await operator.api.verifications.get.query({ id })).toMatchObject({ cardName: 'same', review: 'pending' })
  })

  it('rehearses a check with the customer’s own card as a pass that needs nothing more', async () => {
    const config = { CheckMode: 4, IDCardType: 'InternationalIDPassport' } as const
    const reviewRule = { ...standardReviewRule, samplePercent: 0 }
    const made = { name: 'Passport', config, linkHours: 24, sessionLimit: 1, handling: {}, reviewRule }
    const profile = await operator.api.profiles.create.mutate(made)
    const { id, link } = await operator.api.verifications.create.mutate({
      customer: { name: '王小明' },
      profileId: profile.id,
    })
    await comeBack(await finishH5(await start(link.url), 0))
    const seen = await operator.api.verifications.get.query({ id })
    expect(seen).toMatchObject({ outcome: 'passed', review: 'notNeeded', cardName: 'same' })
  })

  it('follows an ended verification with its photo, which nobody has to see or upload again', async () => {
    const person = await join(server, operator, 'operator')
    const first = await createWithPhoto(server, operator, { reference: 'FOLLOW-1' })
    const follow = { customer: { name: 'Maria Santos' }, reference: 'FOLLOW-1', followsId: first.id, reusePhoto: true }
    const create = () => person.api.verifications.create.mutate(follow)
    await expect(create()).rejects.toMatchObject({ data: { field: 'followsId', reason: 'notEnded' } })
    const same = () => person.api.verifications.findSame.query({ reference: 'FOLLOW-1' })
    expect((await same()).items).toMatchObject([{ id: first.id, kind: 'sameReference', progress: 'created' }])
    await operator.api.verifications.cancel.mutate({ id: first.id, reason: 'createdByMistake' })
    expect((await same()).items).toEqual([])

    const { id, link } = await create()
    const seen = await person.api.verifications.get.query({ id })
    expect(seen).toMatchObject({ follows: { id: first.id, progress: 'cancelled' }, followedBy: [] })
    expect(await person.api.verifications.get.query({ id: first.id })).toMatchObject({ followedBy: [{ id }] })
    const [photo] = seen.evidence
    const before = await operator.api.verifications.get.query({ id: first.id })
    expect(photo).toMatchObject({ kind: 'comparePhoto', bytes: before.evidence[0]?.bytes })
    expect(photo?.id).not.toBe(before.evidence[0]?.id)
    await comeBack(await finishH5(await start(link.url), 0))
    expect(await operator.api.verifications.get.query({ id })).toMatchObject({
      outcome: 'passed',
      proof: 'faceToPhoto',
    })
    expect((await same()).items).toMatchObject([{ id, outcome: 'passed' }])

    const { storageKey } = await server.ports.db.client.evidence.findFirstOrThrow({
      where: { verificationId: id, kind: 'comparePhoto' },
    })
    await server.ports.evidence.remove(storageKey)
    const again = person.api.verifications.create.mutate({ ...follow, followsId: id })
    await expect(again).rejects.toMatchObject({ data: { field: 'comparePhotoId', reason: 'noPhoto' } })
  })

  it('keeps the result when the customer closes the tab', async () => {
    const { id, link } = await createWithPhoto(server, operator)
    await finishH5(await start(link.url), 0)
    server.moveClock(60_000)
    await server.rescue()
    const { outcome } = await operator.api.verifications.get.query({ id })
    expect(outcome).toBe('passed')
  })

  it('offers another try after a mendable failure and ends when none is left', async () => {
    const { id, link } = await createWithPhoto(server, operator)
    for (const code of [1201, 2016, 1205]) {
      await finishH5(await start(link.url), code)
      server.moveClock(60_000)
      await server.rescue()
      const page = await (await phone.open(link.url)).text()
      expect(page).toContain(
        { 1201: 'A bit more light', 2016: 'couldn’t match', 1205: 'couldn’t complete this check online' }[code],
      )
    }
    const seen = await operator.api.verifications.get.query({ id })
    expect(seen).toMatchObject({ progress: 'completed', outcome: 'failed', outcomeCode: 1205, sessionsUsed: 3 })
    expect((await phone.press(`${link.url}/start`)).status).toBe(409)
  })

  it('gives two taps at once the same address and mints one BizToken', async () => {
    const { id, link } = await createWithPhoto(server, operator)
    const [one, other] = await Promise.all([start(link.url), start(link.url)])
    expect(one).toBe(other)
    const { sessions } = await operator.api.verifications.get.query({ id })
    expect(sessions).toHaveLength(1)
  })

  it('mints one BizToken for two taps of which one has just seen that there is none', async () => {
    const { id, link } = await createWithPhoto(server, operator)
    const code = link.url.split('/').at(-1) ?? ''
    const tap = (db = server.ports.db) =>
      startSession(
        { ...server.ports, db, actor: { kind: 'customer', verificationId: id } },
        { code, consent: { locale: 'en', version: '1' } },
      )
    let first: Awaited<ReturnType<typeof tap>> | undefined
    const second = await tap({
      ...server.ports.db,
      // Between what the second tap has read and what it writes, the first one goes all the way.
      async transaction(work) {
        first ??= await tap()
        return server.ports.db.transaction(work)
      },
    })
    expect(second).toEqual(first)
    const { sessions } = await operator.api.verifications.get.query({ id })
    expect(sessions).toHaveLength(1)
  })

  it('takes nothing from a forged or foreign token', async () => {
    const { id, link } = await createWithPhoto(server, operator)
    const other = await createWithPhoto(server, operator)
    const foreign = await finishH5(await start(other.link.url), 0)
    await start(link.url)
    for (const token of ['forged', new URL(foreign).searchParams.get('token') ?? '', '\u0000', 'x'.repeat(5000)]) {
      const answer = await phone.open(`${link.url}/return?token=${encodeURIComponent(token)}`)
      expect(answer.status).toBe(303)
    }
    const { outcome, sessions } = await operator.api.verifications.get.query({ id })
    expect(outcome).toBeNull()
    expect(sessions[0]?.state).toBe('open')
  })

  it('chains its events, so that one that was changed, taken out or put in shows', async () => {
    const { id, link } = await createWithPhoto(server, operator)
    const rename = (name: string) => operator.api.verifications.update.mutate({ id, customer: { name } })
    await Promise.all([start(link.url), ...[...'ABCDEF'].map(rename)])
    const brokenEvent = async () => (await operator.api.verifications.get.query({ id })).brokenEvent
    const { event } = server.ports.db.client
    const rows = await event.findMany({ where: { verificationId: id }, orderBy: { seq: 'asc' } })
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1))
    expect(rows.length).toBeGreaterThanOrEqual(8)
    expect(await brokenEvent()).toBeNull()

    const [, second, third, last] = [rows[0], rows[1], rows[2], rows.at(-1)]
    if (!second || !third || !last) throw new Error('there are events')
    const changes = [
      { facts: '{"x":1}' },
      { at: new Date(0) },
      { actorId: 'usr_other' },
      { alert: true },
      { sealed: 'x' },
    ]
    for (const change of changes) {
      await event.update({ where: { id: second.id }, data: change })
      expect(await brokenEvent()).toBe(2)
      await event.update({ where: { id: second.id }, data: second })
    }
    expect(await brokenEvent()).toBeNull()
    await event.delete({ where: { id: last.id } })
    expect(await brokenEvent()).toBe(rows.length)
    await event.delete({ where: { id: third.id } })
    expect(await brokenEvent()).toBe(3)
  })
})
