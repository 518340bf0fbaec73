import { watchTroubles } from '@ekyc/api'
import { engines } from '@ekyc/db/testing'
import { startMailServer } from '@ekyc/delivery/testing'
import { standardSettings } from '@ekyc/domain'
import { StorageError } from '@ekyc/storage'
import type { EkycHealth } from '@ekyc/tencent'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { startHookServer } from './hook-server.ts'
import { phone, until } from './phone.ts'
import { createWithPhoto, startTestServer, type TestServer } from './start-test-server.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

describe.each(engines)('alarms on %s', (engine) => {
  let server: TestServer
  let mail: Awaited<ReturnType<typeof startMailServer>>
  let hook: Awaited<ReturnType<typeof startHookServer>>
  afterEach(() => server.close())

  async function begin() {
    mail = await startMailServer()
    hook = await startHookServer()
    onTestFinished(() => void hook.close())
    server = await startTestServer({
      engine,
      env: {
        SMTP_URL: mail.url(),
        MAIL_FROM: 'Larkfield <checks@larkfield.example>',
        ALERT_EMAIL: 'night@larkfield.example',
        ALERT_WEBHOOK_URL: hook.url,
      },
    })
  }
  /** A worker of its own, with other ports where a trouble is to be. */
  const worker = (instead: Partial<TestServer['ports']> = {}) =>
    watchTroubles({ ...server.ports, ...instead, actor: { kind: 'worker' } })
  const storage = (works: () => boolean) => ({
    ...server.ports.evidence,
    async check() {
      if (!works()) throw new StorageError('Writing to the evidence disk failed.')
    },
  })
  /** Of a server that has just started. */
  const knowingNothing = () => ({
    ...server.ports.ekyc,
    health: (): EkycHealth => ({
      clockSkewMs: null,
      lastSuccessAt: null,
      lastError: null,
      refused: { apply: null, result: null },
      failing: { apply: null, result: null },
      reachedAt: null,
      unknownRuleIds: [],
    }),
  })
  /** Looks once a minute, so many times. */
  async function minutes(n: number, ...looks: (() => Promise<void>)[]) {
    for (let i = 0; i < n; i++) {
      server.moveClock(MINUTE)
      for (const look of looks) await look()
    }
  }
  const told = () => hook.bodies.map((body) => body as { trouble: string; state: string })
  const on = async () => (await server.seenByAdmin.system.info()).details?.alarms.map(({ trouble }) => trouble)
  const textOf = (i: number) => mail.mails[i]?.source.replaceAll('=\r\n', '') ?? ''

  it('tell once that storage fails and once that it works again, by mail and webhook, whichever of two workers notices', async () => {
    await begin()
    let works = false
    const evidence = storage(() => works)
    const [one, other] = [worker({ evidence }), worker({ evidence })]
    await Promise.all([one(), other()])
    expect(told()).toEqual([])
    for (let i = 0; i < 5; i++) {
      server.moveClock(MINUTE)
      await Promise.all([one(), other()])
    }
    expect(told()).toMatchObject([
      {
        trouble: 'storageFails',
        state: 'began',
        since: expect.stringMatching(/^\d{4}-.*Z$/),
        text: expect.stringContaining('Writing to the evidence disk failed.'),
        console: `${server.origin}/`,
      },
    ])
    expect(mail.mails).toHaveLength(1)
    expect(mail.mails[0]?.to).toEqual(['night@larkfield.example'])
    expect(textOf(0)).toContain('Subject: Evidence storage is failing')
    expect(textOf(0)).toContain('Content-Type: text/plain')
    expect(textOf(0)).not.toContain('text/html')
    expect(await on()).toEqual(['storageFails'])

    works = true
    await minutes(4, one, other)
    expect(told().map(({ state }) => state)).toEqual(['began', 'cleared'])
    expect(mail.mails).toHaveLength(2)
    expect(textOf(1)).toContain('Subject: Resolved: Evidence storage is failing')
    expect(await on()).toEqual([])

    works = false
    const value = { offered: ['zh-CN' as const], fallback: 'zh-CN' as const }
    await server.seenByAdmin.settings.saveLanguages({ base: null, value })
    await minutes(2, one, other)
    expect(told().map(({ state }) => state)).toEqual(['began', 'cleared', 'began'])
    // Where customers are served in Chinese first, the mail is in Chinese, and English follows.
    const percents = textOf(2)
      .replace(/%/g, '')
      .replace(/=(?=[0-9A-F]{2})/g, '%')
    expect(decodeURIComponent(percents)).toMatch(/恢复之前无法保存.*开始于.*Evidence storage is failing/s)
  })

  it('are in the log with what to do, where no way to tell them is set up', async () => {
    server = await startTestServer({ engine })
    const lines: object[] = []
    const warn = (facts: object, title: string) => void lines.push({ ...facts, title })
    let works = false
    const look = worker({ evidence: storage(() => works), log: { ...server.ports.log, warn } })
    await look()
    await minutes(3, look)
    works = true
    await minutes(3, look)
    const text = expect.stringContaining('Writing to the evidence disk failed.')
    expect(lines).toEqual([
      { trouble: 'storageFails', state: 'began', text, title: 'Evidence storage is failing' },
      { trouble: 'storageFails', state: 'cleared', text, title: 'Resolved: Evidence storage is failing' },
    ])
  })

  it('are tried again by the way that did not take them, and by no other', async () => {
    await begin()
    const look = worker({ evidence: storage(() => false) })
    hook.answer(302)
    await look()
    await minutes(2, look)
    hook.answer(500)
    await minutes(3, look)
    expect([mail.mails.length, told().length]).toEqual([1, 0])
    hook.answer(204)
    await minutes(10, look)
    expect([mail.mails.length, told().length]).toEqual([1, 1])
  })

  it('say that Tencent refuses the account, until a call is served again', async () => {
    await begin()
    const admin = await server.signIn()
    const { link } = await createWithPhoto(server, admin)
    const fault = { api: 'apply', kind: 'error', code: 'ResourceUnavailable.InArrears', remaining: null } as const
    await server.sandbox?.control.setFault(fault)
    await phone.press(`${link.url}/start`)
    const look = worker()
    await look()
    await minutes(2, look)
    expect(told()).toMatchObject([{ trouble: 'tencentRefuses', text: expect.stringContaining('overdue balance') }])
    await server.sandbox?.control.clearFaults()
    await phone.press(`${link.url}/start`)
    await minutes(3, look)
    expect(told().map(({ state }) => state)).toEqual(['began', 'cleared'])
  })

  it.each(['InternalError', 'InvalidParameter', 'Surprise.OfTomorrow', 'RequestLimitExceeded'])(
    'say that customers are turned away for 2 minutes because Tencent answers %s, and nothing of a single such answer',
    async (code) => {
      await begin()
      const admin = await server.signIn()
      const { link } = await createWithPhoto(server, admin)
      await server.sandbox?.control.setFault({ api: 'apply', kind: 'error', code, remaining: null })
      const look = worker()
      await phone.press(`${link.url}/start`)
      await minutes(5, look)
      expect(told()).toEqual([])
      await phone.press(`${link.url}/start`)
      await minutes(2, look)
      expect(told()).toMatchObject([{ trouble: 'tencentFails', text: expect.stringContaining(code) }])
    },
  )

  const failing = (code: string | null, kind: 'error' | 'reset' | 'html500' = 'error') =>
    ({ api: 'apply', kind, ...(code ? { code } : {}), remaining: null }) as const

  it.each([
    ['breaks connections off', failing(null, 'reset'), 'Check the network and firewall'],
    ['is replaced by another server', failing(null, 'html500'), 'TENCENTCLOUD_FACEID_ENDPOINT'],
    ['does not serve the region', failing('UnsupportedRegion'), 'Set TENCENTCLOUD_REGION'],
  ] as const)('say after 2 minutes that Tencent %s and turned a customer away', async (_, fault, words) => {
    await begin()
    const admin = await server.signIn()
    const { link } = await createWithPhoto(server, admin)
    await server.sandbox?.control.setFault(fault)
    expect((await phone.press(`${link.url}/start`)).status).toBe(503)
    const [look, restarted] = [worker(), worker({ ekyc: knowingNothing() })]
    await look()
    await minutes(1, look, restarted)
    expect(told()).toEqual([])
    await minutes(2, look, restarted)
    expect(told()).toMatchObject([{ trouble: 'tencentFails', text: expect.stringContaining(words) }])
    await server.sandbox?.control.clearFaults()
    await phone.press(`${link.url}/start`)
    await minutes(3, look, restarted)
    expect(told().map(({ state }) => state)).toEqual(['began', 'cleared'])
  })

  it('say after 10 minutes that Tencent cannot be reached while no customer waits, and never that nobody calls it', async () => {
    await begin()
    let failed = server.ports.clock.now()
    const failing = { since: failed, at: failed, reason: 'dns', providerCode: null } as const
    const health = (): EkycHealth => ({
      ...server.ports.ekyc.health(),
      failing: { apply: null, result: { ...failing, at: failed } },
    })
    const [look, quiet] = [worker({ ekyc: { ...server.ports.ekyc, health } }), worker({ ekyc: knowingNothing() })]
    await minutes(9, look, quiet)
    expect(told()).toEqual([])
    failed = server.ports.clock.now()
    await minutes(2, look, quiet)
    expect(told()).toMatchObject([{ trouble: 'tencentFails', text: expect.stringContaining('Check the DNS settings') }])
  })

  it('say that the trouble is over once Tencent is not called for half an hour, also after a restart', async () => {
    await begin()
    const admin = await server.signIn()
    const { link } = await createWithPhoto(server, admin)
    await server.sandbox?.control.setFault(failing(null, 'reset'))
    await phone.press(`${link.url}/start`)
    const look = worker()
    await look()
    await minutes(27, look)
    expect(told().map(({ state }) => state)).toEqual(['began'])
    await minutes(6, look)
    expect(told().map(({ state }) => state)).toEqual(['began', 'cleared'])

    await phone.press(`${link.url}/start`)
    await minutes(2, look)
    expect(told()).toHaveLength(3)
    const startedAt = server.ports.clock.now()
    const restarted = worker({ ekyc: knowingNothing(), server: { ...server.ports.server, startedAt } })
    await minutes(70, restarted)
    expect(told()).toHaveLength(3)
    await minutes(7, restarted)
    expect(told().map(({ state }) => state)).toEqual(['began', 'cleared', 'began', 'cleared'])
  })

  it('do not take one failure for a lasting one once Tencent answered again', async () => {
    await begin()
    const admin = await server.signIn()
    const { link } = await createWithPhoto(server, admin)
    const { link: other } = await createWithPhoto(server, admin)
    await phone.press(`${other.url}/start`)
    await server.sandbox?.control.setFault(failing(null, 'reset'))
    await phone.press(`${link.url}/start`)
    server.moveClock(MINUTE)
    await server.rescue()
    await minutes(5, worker())
    expect(told()).toEqual([])
  })

  it('name the profile whose RuleId Tencent does not know, as the verification does', async () => {
    await begin()
    const admin = await server.signIn()
    const profile = await server.seenByAdmin.profiles.create({
      name: 'Branch check',
      ...standardSettings,
      handling: { ...standardSettings.handling, ruleId: '4711' },
    })
    const { id, link } = await createWithPhoto(server, admin, { profileId: profile.id })
    await server.sandbox?.control.setFault(failing('InvalidParameterValue.RuleIdNotExist'))
    await phone.press(`${link.url}/start`)
    const look = worker()
    await look()
    await minutes(2, look)
    expect(told()).toMatchObject([
      { trouble: 'ruleIdUnknown', text: expect.stringContaining('the RuleId 4711 of the profile “Branch check”') },
    ])
    const { events } = await server.seenByAdmin.verifications.get({ id })
    expect(events.at(-1)).toMatchObject({
      kind: 'mintFailed',
      facts: { reason: 'ruleId', ruleId: '4711', profile: 'Branch check' },
    })
    await server.sandbox?.control.clearFaults()
    await phone.press(`${link.url}/start`)
    await minutes(3, look)
    expect(told().map(({ state }) => state)).toEqual(['began', 'cleared'])
  })

  it('tell a server whose clock is off from one that differs from its database', async () => {
    await begin()
    let skew = 4000
    const look = worker({ server: { ...server.ports.server, databaseSkewMs: () => skew } })
    await minutes(3, look)
    expect(told()).toEqual([])
    skew = -6000
    await minutes(3, look)
    expect(told()).toMatchObject([
      { trouble: 'databaseClockOff', text: expect.stringContaining('6 seconds behind the database’s') },
    ])
  })

  it('count the sessions that Tencent is silent about after 12 and after 48 hours, and name nobody', async () => {
    await begin()
    const admin = await server.signIn()
    const cases = [await createWithPhoto(server, admin), await createWithPhoto(server, admin)]
    for (const { link } of cases) await phone.press(`${link.url}/start`)
    const fault = { api: 'result', kind: 'error', code: 'InternalError', remaining: null } as const
    await server.sandbox?.control.setFault(fault)
    const look = worker()
    server.moveClock(11 * HOUR)
    await minutes(2, look)
    expect(told()).toEqual([])
    server.moveClock(HOUR)
    await minutes(3, look)
    expect(told()).toMatchObject([{ trouble: 'sessionsUnanswered', text: expect.stringContaining('2 sessions have') }])
    expect(told()[0]).toMatchObject({ console: `${server.origin}/verifications/${cases[0]?.id}` })
    server.moveClock(36 * HOUR)
    await minutes(3, look)
    expect(told().map(({ trouble }) => trouble)).toEqual(['sessionsUnanswered', 'sessionsNearLoss'])
    expect(JSON.stringify([hook.bodies, mail.mails])).not.toContain('Santos')

    await server.sandbox?.control.clearFaults()
    server.moveClock(2 * HOUR)
    for (const { id } of cases) {
      await until(async () => {
        await server.rescue()
        return (await server.seenByAdmin.verifications.get({ id })).sessions.every(({ lookProblem }) => !lookProblem)
      })
    }
    await minutes(3, look)
    expect(told().map(({ state }) => state)).toEqual(['began', 'began', 'cleared', 'cleared'])
  })

  it('tell of a full disk and of a clock that is off', async () => {
    await begin()
    let free = 5
    const look = worker({
      server: { ...server.ports.server, disks: async () => [{ folder: 'data', freeBytes: free * 1e9, bytes: 100e9 }] },
      ekyc: { ...server.ports.ekyc, health: () => ({ ...server.ports.ekyc.health(), clockSkewMs: -75_000 }) },
    })
    await look()
    await minutes(2, look)
    expect(told()).toMatchObject([
      { trouble: 'clockOff', text: expect.stringContaining('75 seconds behind') },
      { trouble: 'diskLow', text: expect.stringContaining('5 % free (5 GB)') },
    ])
    free = 11
    await minutes(3, look)
    expect(told()).toHaveLength(2)
    free = 20
    await minutes(3, look)
    expect(told()).toMatchObject([{}, {}, { trouble: 'diskLow', state: 'cleared' }])
  })

  it('tell that the database fails without the database', async () => {
    await begin()
    let works = false
    const db = Object.assign(Object.create(server.ports.db), {
      check: () => (works ? server.ports.db.check() : Promise.reject(new Error('The database did not answer'))),
    })
    const look = worker({ db })
    await look()
    await minutes(3, look)
    expect(told()).toMatchObject([{ trouble: 'databaseFails', state: 'began' }])
    expect(mail.mails).toHaveLength(1)
    works = true
    await minutes(3, look)
    expect(told().map(({ state }) => state)).toEqual(['began', 'cleared'])
  })

  it('can be tried out by an admin, who is told which way did not work', async () => {
    await begin()
    hook.answer(500)
    const admin = await server.signIn()
    expect(await admin.api.alarms.test.mutate()).toEqual({
      ways: [
        { way: 'email', problem: null },
        { way: 'webhook', problem: 'the webhook responded with 500' },
      ],
    })
    expect(textOf(0)).toContain('Subject: Test alert')
  })
})
