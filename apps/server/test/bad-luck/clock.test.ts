import { recallFarLooks, releaseStaleMints } from '@ekyc/api'
import { engines } from '@ekyc/db/testing'
import { StorageError } from '@ekyc/storage'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startRescuer } from '../../src/worker/rescuer.ts'
import { comeBack, finishH5, phone } from '../phone.ts'
import { createWithPhoto, startTestServer, type TestServer } from '../start-test-server.ts'
import type { SignedIn } from '../team.ts'
import { callsToTencent } from '../tencent-calls.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

describe.each(engines)('a clock that jumps on %s', (engine) => {
  let server: TestServer
  let admin: SignedIn
  beforeEach(async () => {
    server = await startTestServer({ engine })
    admin = await server.signIn()
  })
  afterEach(() => server.close())

  const get = (id: string) => server.seenByAdmin.verifications.get({ id })
  const start = (url: string) => phone.press(`${url}/start`, { lang: 'en' })
  const h5Of = async (url: string) => (await start(url)).headers.get('location') ?? ''
  const worker = () => ({ ...server.ports, actor: { kind: 'worker' } }) as const

  it('a day back keeps a session asked for and its link open', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    await finishH5(await h5Of(link.url), 0)
    server.moveClock(-DAY)
    expect((await phone.open(link.url)).status).toBe(200)
    expect(await server.rescue()).toBe(0)
    expect(await recallFarLooks(worker())).toBe(1)
    await server.rescue()
    expect(await get(id)).toMatchObject({ outcome: 'passed' })
  })

  it('a day back is noticed while the storage lets nothing be cleared away', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    await finishH5(await h5Of(link.url), 0)
    server.moveClock(-DAY)
    const refuse = () => Promise.reject(new StorageError('Deleting a file from the evidence disk failed.'))
    const evidence = { ...server.ports.evidence, remove: refuse }
    const rescuer = startRescuer({ ...worker(), evidence }, 20)
    try {
      await expect.poll(async () => (await get(id)).outcome).toBe('passed')
    } finally {
      await rescuer.stop()
    }
  })

  it('half an hour back delays no result by half an hour', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    await finishH5(await h5Of(link.url), 0)
    server.moveClock(-HOUR / 2)
    expect(await server.rescue()).toBe(0)
    expect(await recallFarLooks(worker())).toBe(1)
    await server.rescue()
    expect(await get(id)).toMatchObject({ outcome: 'passed' })
  })

  it('half an hour back does not keep a customer who waits from being told', async () => {
    const { link } = await createWithPhoto(server, admin)
    const h5 = await h5Of(link.url)
    expect(await (await phone.open(`${link.url}/return`)).text()).toContain('Checking your result')
    server.moveClock(-HOUR / 2)
    expect(await comeBack(await finishH5(h5, 0))).toContain('Thank you')
  })

  it('a day back frees a mint that a killed process held', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    const until = new Date(server.ports.clock.now().getTime() + 15_000)
    await server.ports.db.client.verification.update({
      where: { id },
      data: { mintingSessionId: 'ses_of_the_killed', mintingUntil: until },
    })
    expect(await releaseStaleMints(worker())).toBe(0)
    server.moveClock(-DAY)
    expect((await start(link.url)).status).toBe(303)
    expect(await releaseStaleMints(worker())).toBe(0)
  })

  it('four days ahead gives no session up while Tencent says that our clock is wrong', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    await finishH5(await h5Of(link.url), 0)
    const fault = { api: 'result', kind: 'error', code: 'AuthFailure.SignatureExpire', remaining: null } as const
    await server.sandbox?.control.setFault(fault)
    server.moveClock(4 * DAY)
    await server.rescue()
    expect(await get(id)).toMatchObject({ sessions: [{ state: 'open', lookProblem: 'clockSkew' }] })
    const { details } = await server.seenByAdmin.system.info()
    expect(details?.tencent.lastProblem?.action).toContain('clock')

    await server.sandbox?.control.clearFaults()
    server.moveClock(-4 * DAY + 60_000)
    await recallFarLooks(worker())
    await server.rescue()
    expect(await get(id)).toMatchObject({ outcome: 'passed' })
  })

  it('an hour ahead asks once and goes on by the schedule', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    const h5 = await h5Of(link.url)
    server.moveClock(HOUR)
    await server.rescue()
    const asked = await callsToTencent(server)
    expect(await server.rescue()).toBe(0)
    expect(await callsToTencent(server)).toBe(asked)
    await finishH5(h5, 0)
    server.moveClock(61_000)
    await server.rescue()
    expect((await get(id)).sessions[0]?.state).toBe('open')
    expect((await get(id)).outcome).toBeNull()
  })

  it('back and forth between two taps keeps to one BizToken', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    const first = await h5Of(link.url)
    server.moveClock(-5000)
    expect(await h5Of(link.url)).toBe(first)
    server.moveClock(9000)
    expect(await h5Of(link.url)).toBe(first)
    expect((await get(id)).sessions).toHaveLength(1)
  })
})
