import { expireDue } from '@ekyc/api'
import { engines } from '@ekyc/db/testing'
import { EkycError } from '@ekyc/tencent'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { comeBack, finishH5, phone, tokenOf, until } from '../phone.ts'
import { createWithPhoto, startTestServer, type TestServer } from '../start-test-server.ts'
import type { SignedIn } from '../team.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

describe.each(engines)('a result on %s', (engine) => {
  let server: TestServer
  let admin: SignedIn
  beforeEach(async () => {
    server = await startTestServer({ engine })
    admin = await server.signIn()
  })
  afterEach(() => server.close())

  const get = (id: string) => server.seenByAdmin.verifications.get({ id })
  const start = async (url: string) => (await phone.press(`${url}/start`, { lang: 'en' })).headers.get('location') ?? ''
  const stored = ({ evidence }: Awaited<ReturnType<typeof get>>) =>
    evidence.filter(({ state }) => state === 'stored').map(({ kind }) => kind)

  it('that comes after the link was cancelled is kept and shown', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    const h5 = await start(link.url)
    await admin.api.verifications.cancel.mutate({ id, reason: 'createdByMistake' })
    await finishH5(h5, 0)
    server.moveClock(MINUTE)
    await server.rescue()
    const seen = await get(id)
    expect(seen).toMatchObject({ progress: 'cancelled', outcome: 'passed', proof: 'faceToPhoto' })
    expect(stored(seen)).toEqual(expect.arrayContaining(['bestFrame', 'video', 'rawResult']))
    expect((await phone.open(link.url)).status).toBe(410)
  })

  it('that comes after the link has expired counts', async () => {
    const { id, link } = await createWithPhoto(server, admin, { expiresInHours: 1 })
    server.moveClock(59 * MINUTE)
    const h5 = await start(link.url)
    server.moveClock(2 * MINUTE)
    await expireDue({ ...server.ports, actor: { kind: 'worker' } })
    expect(await get(id)).toMatchObject({ progress: 'started' })
    const back = await finishH5(h5, 0)
    expect((await phone.open(back)).status).toBe(303)
    expect(await comeBack(back)).toContain('Thank you')
    expect(await get(id)).toMatchObject({ progress: 'completed', outcome: 'passed' })
  })

  it('that is a pass of an older session wins over the failure of a newer one', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    const older = await start(link.url)
    await phone.press(`${new URL(older).origin}/sandbox/h5/start`, { token: tokenOf(older), agree: 'yes' })
    server.moveClock(9 * MINUTE)
    const newer = await start(link.url)
    expect(newer).not.toBe(older)
    await finishH5(newer, 1201)
    server.moveClock(MINUTE)
    await server.rescue()
    expect(await get(id)).toMatchObject({ outcome: null, lastCode: 1201, sessionsUsed: 1 })

    await finishH5(older, 0)
    server.moveClock(MINUTE)
    await server.rescue()
    const seen = await get(id)
    expect(seen).toMatchObject({ progress: 'completed', outcome: 'passed', outcomeCode: 0 })
    expect(seen.sessions.map(({ state }) => state)).toEqual(['passed', 'failed'])
  })

  it('that is a failure after a pass changes nothing but asks for a review', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    const older = await start(link.url)
    await phone.press(`${new URL(older).origin}/sandbox/h5/start`, { token: tokenOf(older), agree: 'yes' })
    server.moveClock(9 * MINUTE)
    await finishH5(await start(link.url), 0)
    server.moveClock(MINUTE)
    await server.rescue()
    await finishH5(older, 1002)
    server.moveClock(MINUTE)
    await server.rescue()
    const seen = await get(id)
    expect(seen).toMatchObject({ outcome: 'passed', outcomeCode: 0, review: 'pending' })
    expect(seen.events.find(({ kind }) => kind === 'resultContradicts')?.alert).toBe(true)
  })

  it('that never comes is unfinished at 72 h, without an alert, and the link still works', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    await start(link.url)
    for (const hours of [24, 24, 23.9]) {
      server.moveClock(hours * HOUR)
      await server.rescue()
      expect((await get(id)).sessions[0]?.state).toBe('open')
    }
    server.moveClock(0.2 * HOUR)
    await server.rescue()
    const seen = await get(id)
    expect(seen).toMatchObject({ progress: 'started', outcome: null, sessions: [{ state: 'unfinished' }] })
    expect(seen.events.filter(({ alert }) => alert)).toEqual([])
    expect(await start(link.url)).toContain('/sandbox/h5?token=')
  })

  it('that could not be asked for until 72 h is lost, with an alert', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    await finishH5(await start(link.url), 0)
    await server.sandbox?.control.setFault({ api: 'result', kind: 'error', code: 'InternalError', remaining: null })
    server.moveClock(72.1 * HOUR)
    await server.rescue()
    await server.sandbox?.control.clearFaults()
    const seen = await get(id)
    expect(seen).toMatchObject({ outcome: null, sessions: [{ state: 'lost' }] })
    expect(seen.events.find(({ kind }) => kind === 'sessionLost')?.alert).toBe(true)
    const { details } = await server.seenByAdmin.system.info()
    expect(details?.alerts).toContainEqual(expect.objectContaining({ kind: 'sessionLost', verificationId: id }))
  })

  it('is not given up because Tencent says too early that it does not know the token', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    await finishH5(await start(link.url), 0)
    for (const code of ['InvalidParameterValue.BizTokenExpired', 'InvalidParameterValue.BizTokenIllegal']) {
      await server.sandbox?.control.setFault({ api: 'result', kind: 'error', code, remaining: null })
      server.moveClock(2 * HOUR)
      await server.rescue()
      expect((await get(id)).sessions[0]?.state).toBe('open')
      // Nobody is told to wait for what Tencent says it does not have.
      await until(async () => {
        await phone.open(`${link.url}/return`)
        return (await (await phone.open(link.url)).text()).includes('Continue the check')
      })
    }
    await server.sandbox?.control.clearFaults()
    server.moveClock(2 * HOUR)
    await server.rescue()
    expect(await get(id)).toMatchObject({ outcome: 'passed' })
  })

  it('that there was no budget to ask for is asked for a second later, and counts as no failure', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    await finishH5(await start(link.url), 0)
    // For the server's own worker too.
    const overBudget = new EkycError({ kind: 'retryable', reason: 'overBudget' })
    const refused = vi.spyOn(server.ports.ekyc, 'result').mockRejectedValue(overBudget)
    server.moveClock(10_000)
    await server.rescue()
    expect((await get(id)).sessions).toMatchObject([{ state: 'open', lookProblem: null }])
    refused.mockRestore()
    server.moveClock(1000)
    await server.rescue()
    expect(await get(id)).toMatchObject({ outcome: 'passed' })
  })

  it('that a tap could not get from Tencent leaves the customer the way on', async () => {
    const { link } = await createWithPhoto(server, admin)
    const h5 = await start(link.url)
    await server.sandbox?.control.setFault({ api: 'result', kind: 'html500', remaining: null })
    server.moveClock(11_000)
    expect(await start(link.url)).toBe(h5)
    expect(await (await phone.open(link.url)).text()).toContain('Continue the check')
  })
})
