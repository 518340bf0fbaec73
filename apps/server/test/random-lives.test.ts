import { expireDue, findBrokenEvent } from '@ekyc/api'
import { engines } from '@ekyc/db/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { phone } from './phone.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const LIVES = 12

type Act = { do: 'tap' | 'come back' | 'look' | 'sweep' | 'decline' | 'cancel' | 'extend' } | Finish
type Finish = { do: 'finish'; session: number; code: number }
type Step = Act[] | { minutes: number }

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom<Act[]>({ do: 'tap' }, { do: 'come back' }, { do: 'look' }) },
  {
    weight: 4,
    arbitrary: fc.record<Finish>({
      do: fc.constant('finish'),
      session: fc.nat(2),
      code: fc.constantFrom(0, 0, 16, 1002, 1201, 1410, 2010, 2016, 424242),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Act[]>({ do: 'sweep' }, { do: 'extend' }, { do: 'decline' }, { do: 'cancel' }),
  },
)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.array(act, { minLength: 1, maxLength: 3 }) },
  { weight: 2, arbitrary: fc.record({ minutes: fc.constantFrom(0.2, 9, 70, 26 * 60) }) },
)

describe.each(engines)('the server on %s, through random lives', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ engine })
  })
  afterAll(() => server.close())

  const worker = () => ({ ...server.ports, actor: { kind: 'worker' } }) as const
  const get = (id: string) => server.seenByAdmin.verifications.get({ id })

  /** All at once, before the clock moves: a sign-in does not last for days. */
  async function createAll() {
    const { api } = await server.signIn()
    const { items } = await api.profiles.list.query()
    const profileId = items.find(({ checkMode }) => checkMode === 3)?.id
    const customer = { name: 'Maria Santos' }
    return Promise.all(
      Array.from({ length: LIVES }, () =>
        api.verifications.create.mutate({ customer, profileId, expiresInHours: 90 * 24 }),
      ),
    )
  }

  const tokensOf = (url: string) =>
    Object.values(server.sandbox?.control.state.sessions ?? {}).filter(({ redirectUrl }) => redirectUrl.startsWith(url))

  async function perform({ id, url }: { id: string; url: string }, each: Act): Promise<unknown> {
    // What an end refuses is refused; that is for other tests.
    const refused = () => null
    switch (each.do) {
      case 'tap':
        return phone.press(`${url}/start`)
      case 'come back':
        return phone.open(`${url}/return`)
      case 'look':
        return server.rescue()
      case 'sweep':
        return expireDue(worker())
      case 'decline':
        return phone.press(`${url}/decline`, { as: 'ratherNot' })
      case 'cancel':
        return server.seenByAdmin.verifications.cancel({ id, reason: 'other' }).catch(refused)
      case 'extend':
        return server.seenByAdmin.verifications.extend({ id, expiresInHours: 30 }).catch(refused)
      case 'finish':
        return finish(url, each)
    }
  }

  /** Tencent has a result from now on, whether or not anybody asks. */
  async function finish(url: string, { session, code }: Finish) {
    const open = tokensOf(url).filter(({ finishedWith }) => finishedWith === null)
    const token = open[session % open.length]
    if (!token || server.ports.clock.now().getTime() - token.issuedAt > 60 * HOUR) return
    await server.sandbox?.control.attempt(token, { code, similarity: null })
    await server.sandbox?.control.finish(token)
  }

  async function expectSound({ id, url }: { id: string; url: string }) {
    const { progress, outcome, sessions } = await get(id)
    const open = sessions.filter(({ state }) => state === 'open')
    if (progress === 'expired') expect(open).toEqual([])
    if (outcome) expect(['completed', 'cancelled']).toContain(progress)
    // Each token that Tencent gave is here, once.
    expect(sessions).toHaveLength(tokensOf(url).length)
    for (const path of ['', '/return']) expect([200, 410]).toContain((await phone.open(`${url}${path}`)).status)
  }

  it('loses no pass and keeps every record whole, whoever acts at the same moment', async () => {
    const cases = await createAll()
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const { id, link } = cases.pop() ?? expect.fail('there is a case for each life')
        const life = { id, url: link.url }
        await server.seenByAdmin.verifications.extend({ id, expiresInHours: 24 })
        for (const each of steps) {
          if (Array.isArray(each)) await Promise.all(each.map((one) => perform(life, one)))
          else server.moveClock(each.minutes * MINUTE)
        }
        await expectSound(life)
        for (const hours of [1, 11, 60, 3]) {
          server.moveClock(hours * HOUR)
          await server.rescue()
        }
        await expireDue(worker())

        await expectSound(life)
        const seen = await get(id)
        const codes = tokensOf(link.url).map(({ finishedWith }) => finishedWith)
        expect(seen.sessions.map(({ errorCode }) => errorCode).sort()).toEqual(codes.sort())
        expect(seen.outcome === 'passed').toBe(codes.includes(0))
        if (seen.outcome === 'passed') expect(seen).toMatchObject({ outcomeCode: 0, proof: 'faceOnly' })
        expect(['completed', 'cancelled', 'expired']).toContain(seen.progress)
        const happened = seen.events.map(({ kind }) => kind)
        expect(happened.includes('cancelled')).toBe(seen.progress === 'cancelled')
        expect(await findBrokenEvent(worker(), id)).toBeNull()
      }),
      // Each life uses a case up, and what two acts do at once may differ from run to run: no shrinking.
      { numRuns: LIVES, seed: 20261125, endOnFailure: true },
    )
  })
})
