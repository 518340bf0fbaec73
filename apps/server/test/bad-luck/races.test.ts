import { expireDue, type Ports, startSession } from '@ekyc/api'
import { engines } from '@ekyc/db/testing'
import { type Ekyc, EkycError } from '@ekyc/tencent'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { photoIdOf, uploadPhoto } from '../client.ts'
import { comeBack, finishH5, phone, tokenOf } from '../phone.ts'
import { createWithPhoto, drawnPhoto, startTestServer, type TestServer } from '../start-test-server.ts'
import type { SignedIn } from '../team.ts'
import { callsToTencent } from '../tencent-calls.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

describe.each(engines)('at the same moment on %s', (engine) => {
  let server: TestServer
  let admin: SignedIn
  beforeAll(async () => {
    server = await startTestServer({ engine })
    admin = await server.signIn()
  })
  afterAll(() => server.close())

  const get = (id: string) => server.seenByAdmin.verifications.get({ id })
  const start = async (url: string) => (await phone.press(`${url}/start`, { lang: 'en' })).headers.get('location') ?? ''
  const kindsOf = async (id: string) => (await get(id)).events.map(({ kind }) => kind)
  const mintsLost = async () =>
    Number(/^ekyc_mints_lost_total (\d+)$/m.exec(await (await fetch(`${server.origin}/metrics`)).text())?.[1])

  /** A tap during whose call to Tencent something else happens. */
  const tap = (url: string, meanwhile: (apply: Ekyc['apply']) => Ekyc['apply'], other: Partial<Ports> = {}) =>
    startSession(
      {
        ...server.ports,
        ...other,
        ekyc: { ...server.ports.ekyc, apply: meanwhile(server.ports.ekyc.apply) },
        actor: { kind: 'customer', verificationId: null },
      },
      { code: url.split('/').at(-1) ?? '', consent: { locale: 'en', version: 'a test' } },
    )

  it('a better photo is put in place while Tencent refuses the old one: no other is asked for', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    const uploaded = await uploadPhoto(server.origin, admin.cookie, await drawnPhoto())
    const comparePhotoId = await photoIdOf(uploaded)
    const started = await tap(link.url, () => async () => {
      await admin.api.verifications.replacePhoto.mutate({ id, comparePhotoId })
      throw new EkycError({ kind: 'customerInput', reason: 'photo' })
    })
    expect(started).toEqual({ refused: 'needsPhoto' })
    expect(await get(id)).toMatchObject({ needs: null, sessions: [] })
    expect(await start(link.url)).toContain('token=')
  })

  it('Tencent gives a token that another customer has: nobody gets it', async () => {
    const mine = await createWithPhoto(server, admin)
    const other = await createWithPhoto(server, admin)
    const bizToken = tokenOf(await start(other.link.url))
    const lost = await mintsLost()
    const started = await tap(mine.link.url, (apply) => async (request) => ({ ...(await apply(request)), bizToken }))
    expect(started).toEqual({ refused: 'unavailable' })
    expect(await get(mine.id)).toMatchObject({ progress: 'created', sessions: [] })
    expect(await mintsLost()).toBe(lost + 1)
    expect(await start(mine.link.url)).toContain('token=')
  })

  it('another tap by a clock that is a moment behind waits for the first, and gets its address', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    const lost = await mintsLost()
    let behind: ReturnType<typeof startSession> | undefined
    const first = await tap(link.url, (apply) => async (request) => {
      await new Promise<void>((tried) => {
        const db: typeof server.ports.db = {
          ...server.ports.db,
          transaction: (work) => server.ports.db.transaction(work).finally(tried),
        }
        const clock = { now: () => new Date(server.ports.clock.now().getTime() - 1000) }
        behind = tap(link.url, (applyToo) => applyToo, { db, clock })
      })
      return apply(request)
    })
    expect(first).toHaveProperty('redirectTo')
    expect(await behind).toEqual(first)
    expect((await get(id)).sessions).toHaveLength(1)
    expect(await mintsLost()).toBe(lost)
  })

  it('the link is cancelled while a BizToken is minted: it is not given out', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    const started = await tap(link.url, (apply) => async (request) => {
      await server.seenByAdmin.verifications.cancel({ id, reason: 'duplicate' })
      return apply(request)
    })
    expect(started).toEqual({ refused: 'cancelled' })
    expect(await get(id)).toMatchObject({ progress: 'cancelled', sessions: [] })
  })

  it('another device says “rather not” after the tap: that stands until the next one', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    const started = await tap(link.url, (apply) => async (request) => {
      await phone.press(`${link.url}/decline`, { as: 'ratherNot' })
      return apply(request)
    })
    expect(started).toMatchObject({ redirectTo: expect.stringContaining('token=') })
    expect(await get(id)).toMatchObject({ declined: 'ratherNot', sessions: [{ state: 'open' }] })
    expect(await (await phone.open(link.url)).text()).toContain('Start the check')
    expect({ redirectTo: await start(link.url) }).toEqual(started)
    expect(await get(id)).toMatchObject({ declined: null, sessions: [{ state: 'open' }] })
    expect(await kindsOf(id)).toContain('declineWithdrawn')
  })

  it('a lease runs out under a slow call and another tap mints: both get the address that is stored', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    let other = ''
    const started = await tap(link.url, (apply) => async (request) => {
      const slow = await apply(request)
      server.moveClock(16 * SECOND)
      if (!other) other = await start(link.url)
      return slow
    })
    expect(started).toEqual({ redirectTo: other })
    expect((await get(id)).sessions).toHaveLength(1)
  })

  it('a killed process has left a mint behind: the next tap counts it as lost and mints', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    const { client } = server.ports.db
    const now = server.ports.clock.now()
    const left = { mintingSessionId: `ses_left_by_${engine}`, mintingUntil: now }
    await client.verification.update({ where: { id }, data: left })
    const consent = { consentAt: now, consentLocale: 'en', consentVersion: 'a test' }
    await client.session.create({
      data: { id: left.mintingSessionId, verificationId: id, state: 'minting', createdAt: now, ...consent },
    })
    const lost = await mintsLost()
    expect(await start(link.url)).toContain('token=')
    expect(await mintsLost()).toBe(lost + 1)
    expect((await get(id)).sessions).toHaveLength(1)
    expect(await kindsOf(id)).toEqual(['verificationCreated', 'mintFailed', 'sessionStarted'])
  })

  it('two workers and a customer on two devices ask for one result: it is written once', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    const back = await finishH5(await start(link.url), 0)
    server.moveClock(10 * SECOND)
    await phone.open(back)
    const page = () => phone.open(`${link.url}/return`)
    await Promise.all([server.rescue(), page(), server.rescue(), page()])
    await comeBack(back)
    const seen = await get(id)
    expect(seen).toMatchObject({ outcome: 'passed', sessions: [{ attempts: [{ seq: 1 }] }] })
    expect(seen.events.filter(({ kind }) => kind === 'sessionPassed')).toHaveLength(1)
    expect(seen.evidence.filter(({ kind }) => kind === 'video')).toHaveLength(1)
  })

  // On SQLite the server's own worker would ask beside this one.
  if (engine === 'postgresql') {
    it('a worker waits for an answer and the customer comes back: Tencent is asked once', async () => {
      const { id, link } = await createWithPhoto(server, admin)
      const back = await finishH5(await start(link.url), 0)
      server.moveClock(10 * SECOND)
      const before = await callsToTencent(server)
      const looks = await server.rescue({
        ekyc: {
          ...server.ports.ekyc,
          async result(token, options) {
            if (token === tokenOf(back)) {
              await phone.open(back)
              expect(await (await phone.open(`${link.url}/return`)).text()).toContain('Checking your result')
            }
            return server.ports.ekyc.result(token, options)
          },
        },
      })
      expect(await get(id)).toMatchObject({ outcome: 'passed' })
      expect(await callsToTencent(server)).toBe(before + looks)
    })
  }

  it('a pass arrives and somebody cancels: the pass is written, whoever was first', async () => {
    const cases = await Promise.all(Array.from({ length: 4 }, () => createWithPhoto(server, admin)))
    for (const { link } of cases) await finishH5(await start(link.url), 0)
    server.moveClock(10 * SECOND)
    await Promise.all([
      ...cases.map(({ id }) => server.seenByAdmin.verifications.cancel({ id, reason: 'duplicate' }).catch(() => null)),
      server.rescue(),
    ])
    for (const { id } of cases) {
      const { progress, outcome } = await get(id)
      expect(['completed', 'cancelled']).toContain(progress)
      expect(outcome).toBe('passed')
    }
  })

  it('an older session passes and a newer one fails: the pass counts', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    const older = await start(link.url)
    await phone.press(`${new URL(older).origin}/sandbox/h5/start`, { token: tokenOf(older), agree: 'yes' })
    server.moveClock(9 * MINUTE)
    await finishH5(await start(link.url), 1002)
    await finishH5(older, 0)
    server.moveClock(MINUTE)
    await server.rescue()
    expect(await get(id)).toMatchObject({ progress: 'completed', outcome: 'passed', outcomeCode: 0 })
  })

  it('a link expires and somebody extends it: what was extended is open', async () => {
    const cases = await Promise.all(
      Array.from({ length: 6 }, () => createWithPhoto(server, admin, { expiresInHours: 1 })),
    )
    server.moveClock(HOUR)
    const worker = { ...server.ports, actor: { kind: 'worker' } } as const
    const extend = ({ id }: { id: string }) => server.seenByAdmin.verifications.extend({ id, expiresInHours: 1 })
    await Promise.all([expireDue(worker), ...cases.map(extend), expireDue(worker)])
    for (const { id, link } of cases) {
      expect(await get(id)).toMatchObject({ progress: 'created' })
      expect((await phone.open(link.url)).status).toBe(200)
    }
  })

  it('the link runs out while a BizToken is minted: what was tapped in time goes on, a later tap is refused', async () => {
    const fresh = await server.signIn()
    const { id, link } = await createWithPhoto(server, fresh, { expiresInHours: 1 })
    server.moveClock(HOUR - 5 * SECOND)
    const started = await tap(link.url, (apply) => async (request) => {
      server.moveClock(6 * SECOND)
      await expireDue({ ...server.ports, actor: { kind: 'worker' } })
      return apply(request)
    })
    expect(started).toMatchObject({ redirectTo: expect.stringContaining('token=') })
    expect(await get(id)).toMatchObject({ progress: 'started', sessions: [{ state: 'open' }] })
    expect(await kindsOf(id)).not.toContain('expired')
    server.moveClock(9 * MINUTE)
    expect((await phone.press(`${link.url}/start`)).status).toBe(410)
  })
})
