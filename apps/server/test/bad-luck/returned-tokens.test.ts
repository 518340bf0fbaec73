import { askReturnedToken } from '@ekyc/api'
import { engines } from '@ekyc/db/testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { finishH5, phone, until } from '../phone.ts'
import { createWithPhoto, startTestServer, type TestServer } from '../start-test-server.ts'
import type { SignedIn } from '../team.ts'

describe.each(engines)('a token that no session knows on %s', (engine) => {
  let server: TestServer
  let admin: SignedIn
  beforeAll(async () => {
    server = await startTestServer({ engine })
    admin = await server.signIn()
  })
  afterAll(() => server.close())

  const get = (id: string) => server.seenByAdmin.verifications.get({ id })
  const alertsOf = async (id: string) => (await get(id)).events.flatMap(({ kind, alert }) => (alert ? [kind] : []))
  const h5Of = async (url: string) => (await phone.press(`${url}/start`, { lang: 'en' })).headers.get('location') ?? ''
  /** Until each token was asked about once; on SQLite the server's own worker asks too. */
  const ask = () =>
    until(async () => {
      await askReturnedToken({ ...server.ports, actor: { kind: 'worker' } })
      const leased = new Date(server.ports.clock.now().getTime() + 6 * 60_000)
      return (await server.ports.db.client.returnedToken.count({ where: { nextTryAt: { lte: leased } } })) === 0
    })
  const bring = (url: string, token: string) => phone.open(`${url}/return?token=${token}`)

  /** A customer who has finished, and whose session a failover then lost; gives the token that Tencent sends back. */
  async function lose({ id, link }: { id: string; link: { url: string } }, code = 0): Promise<string> {
    const back = new URL(await finishH5(await h5Of(link.url), code))
    await server.ports.db.client.session.deleteMany({ where: { verificationId: id } })
    await server.ports.db.client.verification.update({
      where: { id },
      data: { progress: 'opened', startedAt: null, hasOpenSession: false, tokensMinted: 0 },
    })
    return back.searchParams.get('token') ?? ''
  }

  it('but was issued for this verification brings its result, for a person to review', async () => {
    const lost = await createWithPhoto(server, admin)
    await bring(lost.link.url, await lose(lost))
    expect(await get(lost.id)).toMatchObject({ outcome: null, sessions: [] })
    await ask()
    const seen = await get(lost.id)
    expect(seen).toMatchObject({ progress: 'completed', outcome: 'passed', review: 'pending' })
    expect(seen.evidence.map(({ kind }) => kind)).toContain('bestFrame')
    expect(await alertsOf(lost.id)).toEqual(['sessionRecovered'])
  })

  it('is asked about until Tencent answers, and a failure counts as one', async () => {
    const lost = await createWithPhoto(server, admin)
    const token = await lose(lost, 1005)
    const fault = { api: 'result', kind: 'error', code: 'AuthFailure.SecretIdNotFound', remaining: null } as const
    await server.sandbox?.control.setFault(fault)
    await bring(lost.link.url, token)
    await ask()
    await server.sandbox?.control.clearFaults()
    await ask()
    expect(await get(lost.id)).toMatchObject({ sessions: [] })
    server.moveClock(11 * 60_000)
    await ask()
    expect(await get(lost.id)).toMatchObject({ progress: 'started', lastCode: 1005, outcome: null, review: 'pending' })
    expect(await h5Of(lost.link.url)).toContain('/sandbox/h5')
  })

  it('and was issued for another verification, whose session is lost too, gives nothing away', async () => {
    const other = await createWithPhoto(server, admin)
    const mine = await createWithPhoto(server, admin)
    await bring(mine.link.url, await lose(other))
    await ask()
    expect(await get(mine.id)).toMatchObject({ outcome: null, review: 'notNeeded', sessions: [] })
    expect(await alertsOf(mine.id)).toEqual(['foreignToken'])
  })

  it('and was issued by another system of the same account is kept for a person and decides nothing', async () => {
    const mine = await createWithPhoto(server, admin)
    const issued = await server.sandbox?.control.apply({
      RedirectURL: 'https://elsewhere.example/done',
      Config: { CheckMode: 3 },
    })
    const back = new URL(await finishH5(String(issued?.VerificationURL), 0))
    await bring(mine.link.url, back.searchParams.get('token') ?? '')
    await ask()
    expect(await get(mine.id)).toMatchObject({ outcome: null, review: 'pending', sessions: [{ state: 'passed' }] })
    expect(await alertsOf(mine.id)).toEqual(['sessionUnproven'])
    expect(await h5Of(mine.link.url)).toContain('/sandbox/h5')
  })

  it('and is made up costs one call, and no more than 5 of them for one link', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    const result = vi.spyOn(server.ports.ekyc, 'result')
    for (let n = 0; n < 9; n++) await bring(link.url, `made-up-${n}`)
    await bring(link.url, 'x'.repeat(300))
    await ask()
    expect(result).toHaveBeenCalledTimes(5)
    expect(await get(id)).toMatchObject({ outcome: null, review: 'notNeeded', sessions: [] })
    expect(JSON.stringify(await server.ports.db.client.returnedToken.findMany())).not.toContain('made-up')
  })
})
