import { startSession } from '@ekyc/api'
import { engines } from '@ekyc/db/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { comeBack, finishH5, phone } from './phone.ts'
import { createWithPhoto, startTestServer, type TestServer } from './start-test-server.ts'

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
