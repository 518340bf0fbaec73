import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Engine } from '@ekyc/db'
import { engines } from '@ekyc/db/testing'
import { createSandbox, type Sandbox } from '@ekyc/sandbox'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { finishH5, phone, until } from '../phone.ts'
import { createWithPhoto, startTestServer, type TestServer } from '../start-test-server.ts'
import type { SignedIn } from '../team.ts'

type Fault = Parameters<Sandbox['control']['setFault']>[0]
type Trouble = Omit<Fault, 'api' | 'remaining'>

const error = (code: string): Trouble => ({ kind: 'error', code })

/** What befalls a call, and what an admin then reads of it. */
const troubles: [string, Trouble, { reason: string; action: string; code?: string }][] = [
  ['resets the connection', { kind: 'reset' }, { reason: 'broken', action: 'Nothing to do', code: 'ECONNRESET' }],
  [
    'answers HTML with status 500',
    { kind: 'html500' },
    { reason: 'serverError', action: 'TENCENTCLOUD_FACEID_ENDPOINT', code: 'HTTP 500' },
  ],
  [
    'breaks off inside its JSON',
    { kind: 'brokenJson' },
    { reason: 'nonsense', action: 'TENCENTCLOUD_FACEID_ENDPOINT' },
  ],
  ['has an error inside', error('InternalError'), { reason: 'serverError', action: 'Nothing to do' }],
  ['is asked too often', error('RequestLimitExceeded'), { reason: 'rateLimited', action: 'TENCENTCLOUD_QPS' }],
  [
    'says the account is in arrears',
    error('ResourceUnavailable.InArrears'),
    { reason: 'arrears', action: 'Pay the balance' },
  ],
  ['does not know the secret id', error('AuthFailure.SecretIdNotFound'), { reason: 'badKeys', action: '_SECRET_ID' }],
  ['finds the signature wrong', error('AuthFailure.SignatureFailure'), { reason: 'badKeys', action: '_SECRET_KEY' }],
  ['finds our clock wrong', error('AuthFailure.SignatureExpire'), { reason: 'clockSkew', action: 'clock' }],
  ['is not activated', error('UnauthorizedOperation.Nonactivated'), { reason: 'notActivated', action: 'Activate' }],
  [
    'finds the billing abnormal',
    error('UnauthorizedOperation.ChargeStatusException'),
    { reason: 'arrears', action: 'Pay the balance' },
  ],
  ['does not know the RuleId', error('InvalidParameterValue.RuleIdNotExist'), { reason: 'ruleId', action: 'RuleId' }],
  [
    'misses a permission',
    error('FailedOperation.StsUnAuthErrError'),
    { reason: 'forbidden', action: 'give the key and the account access' },
  ],
  ['does not serve the region', error('UnsupportedRegion'), { reason: 'region', action: 'TENCENTCLOUD_REGION' }],
  ['says what nobody has heard of', error('Surprise.OfTomorrow'), { reason: 'serverError', action: 'Nothing to do' }],
]

const noFields: (typeof troubles)[number] = [
  'has no field filled in',
  { kind: 'nullFields' },
  { reason: '', action: '' },
]

type Room = { server: TestServer; admin: SignedIn }

const befall = ({ server }: Room, fault: Fault) => server.sandbox?.control.setFault(fault)
const start = (url: string) => phone.press(`${url}/start`, { lang: 'en' })
const h5Of = async (url: string) => (await start(url)).headers.get('location') ?? ''
const lastProblem = async ({ admin }: Room) => (await admin.api.system.info.query()).details?.tencent.lastProblem

/** A server for the tests of one description. */
function useServer(engine: Engine): Room {
  const room = {} as Room
  beforeAll(async () => {
    room.server = await startTestServer({ engine })
    room.admin = await room.server.signIn()
  })
  afterEach(() => room.server.sandbox?.control.clearFaults())
  afterAll(() => room.server.close())
  return room
}

describe('after a change of the region', () => {
  const room = useServer('postgresql')

  it('a session is asked about in the region that issued it', async () => {
    const { server, admin } = room
    const { id, link } = await createWithPhoto(server, admin)
    await finishH5(await h5Of(link.url), 0)
    const asked: unknown[] = []
    const { ekyc, server: facts } = server.ports
    const result: typeof ekyc.result = (token, options) => {
      asked.push(options.region)
      return ekyc.result(token, options)
    }
    server.moveClock(6000)
    await server.rescue({ server: { ...facts, region: 'ap-bangkok' }, ekyc: { ...ekyc, result } })
    expect(asked).toEqual(['ap-singapore'])
    expect(await admin.api.verifications.get.query({ id })).toMatchObject({ outcome: 'passed' })
  })
})

describe.each(engines)('when a customer starts on %s and Tencent', (engine) => {
  const room = useServer(engine)

  it.each(troubles)('%s, the customer tries again later and the console says why', async (_, trouble, told) => {
    const { server, admin } = room
    const { id, link } = await createWithPhoto(server, admin)
    await befall(room, { api: 'apply', remaining: null, ...trouble })
    await expectServiceDown(await start(link.url))
    const problem = await lastProblem(room)
    expect(problem).toMatchObject({ reason: told.reason, code: told.code ?? trouble.code ?? null })
    expect(problem?.action).toContain(told.action)

    await server.sandbox?.control.clearFaults()
    expect((await start(link.url)).status).toBe(303)
    const { sessions, events } = await admin.api.verifications.get.query({ id })
    expect(sessions).toHaveLength(1)
    expect(events.map(({ kind }) => kind)).toContain('mintFailed')
  })

  it('is slow, the customer gets there all the same', async () => {
    const { link } = await createWithPhoto(room.server, room.admin)
    await befall(room, { api: 'apply', kind: 'slow', ms: 1500, remaining: 1 })
    expect((await start(link.url)).status).toBe(303)
  })

  it('finds the photo unreadable, the operator is asked for another one', async () => {
    const { id, link } = await createWithPhoto(room.server, room.admin)
    await befall(room, { api: 'apply', remaining: 1, ...error('FailedOperation.ImageDecodeFailed') })
    expect((await start(link.url)).status).toBe(409)
    expect((await start(link.url)).status).toBe(409)
    expect(await room.admin.api.verifications.get.query({ id })).toMatchObject({ needs: 'comparePhoto', outcome: null })
  })
})

describe.each(engines)('when a result is asked for on %s and Tencent', (engine) => {
  const room = useServer(engine)

  it.each([...troubles.slice(0, 7), noFields])('%s, the result is got later', async (_, trouble) => {
    const { server, admin } = room
    const { id, link } = await createWithPhoto(server, admin)
    await finishH5(await h5Of(link.url), 0)
    await befall(room, { api: 'result', remaining: null, ...trouble })
    server.moveClock(10_000)
    await server.rescue()
    const between = await admin.api.verifications.get.query({ id })
    expect(between).toMatchObject({ outcome: null, sessions: [{ state: 'open' }] })
    expect(between.sessions[0]?.lookProblem === null).toBe(trouble.kind === 'nullFields')

    await server.sandbox?.control.clearFaults()
    server.moveClock(60_000)
    await server.rescue()
    expect(await admin.api.verifications.get.query({ id })).toMatchObject({ outcome: 'passed' })
  })

  it('sends fields that nobody knows, they are kept with the raw answer', async () => {
    const { server, admin } = room
    const { id, link } = await createWithPhoto(server, admin)
    await finishH5(await h5Of(link.url), 0)
    await befall(room, { api: 'result', kind: 'unknownFields', remaining: 1 })
    server.moveClock(10_000)
    await server.rescue()
    const look = await admin.api.evidence.look.mutate({ verificationId: id, reason: 'a test of raw answers' })
    expect(look.raw[0]?.answer).toMatchObject({ ErrorCode: 0, FutureField: { Nested: [1, null, 'x'] } })
  })
})

describe('when Tencent is silent', () => {
  const room = useServer('sqlite')

  it('the customer is not kept waiting, and a token that was lost is counted, not stored', async () => {
    const { id, link } = await createWithPhoto(room.server, room.admin)
    await befall(room, { api: 'apply', kind: 'timeout', remaining: 1 })
    await expectServiceDown(await start(link.url))
    expect(await lastProblem(room)).toMatchObject({ reason: 'timeout' })
    expect(await (await fetch(`${room.server.origin}/metrics`)).text()).toContain('ekyc_mints_lost_total 1')
    expect((await start(link.url)).status).toBe(303)
    expect((await room.admin.api.verifications.get.query({ id })).sessions).toHaveLength(1)
  })
})

describe('when Tencent hangs over one result', () => {
  const room = useServer('sqlite')

  it('the worker gets the others meanwhile', async () => {
    const { server, admin } = room
    const slow = await createWithPhoto(server, admin)
    await finishH5(await h5Of(slow.link.url), 0)
    await befall(room, { api: 'result', kind: 'timeout', remaining: 1 })
    server.moveClock(10_000)
    await until(async () => server.sandbox?.control.state.faults.length === 0)
    const other = await createWithPhoto(server, admin)
    await finishH5(await h5Of(other.link.url), 0)
    server.moveClock(10_000)
    await until(async () => (await admin.api.verifications.get.query({ id: other.id })).outcome === 'passed')
    // On a slow machine the one that hung may be there by now, but not before.
    const settledAt = async (id: string) =>
      Date.parse((await admin.api.verifications.get.query({ id })).sessions[0]?.settledAt ?? '')
    expect((await settledAt(slow.id)) <= (await settledAt(other.id))).toBe(false)
  })
})

describe('when Tencent is not what the settings say', () => {
  it('is not there: the customer tries again later, the console says what to check', async () => {
    const server = await startTestServer({ env: live('http://127.0.0.1:1') })
    try {
      const admin = await server.signIn()
      const { link } = await createWithPhoto(server, admin)
      await expectServiceDown(await phone.press(`${link.url}/start`))
      const { details } = await admin.api.system.info.query()
      expect(details?.tencent.lastProblem).toMatchObject({ reason: 'unreachable', code: 'ECONNREFUSED' })
      expect(details?.tencent.lastProblem?.action).toContain('network')
      expect((await fetch(`${server.origin}/readyz`)).status).toBe(200)
    } finally {
      await server.close()
    }
  })

  it('knows other keys: the console says which to check', async () => {
    const { server, sandbox } = await startLive({ secretId: 'right', secretKey: 'right' })
    try {
      const admin = await server.signIn()
      const { link } = await createWithPhoto(server, admin)
      await expectServiceDown(await phone.press(`${link.url}/start`))
      const { details } = await admin.api.system.info.query()
      expect(details?.tencent.lastProblem).toMatchObject({
        reason: 'badKeys',
        code: 'AuthFailure.SecretIdNotFound',
        action: 'Check TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY.',
      })
    } finally {
      await server.close()
      await sandbox.close()
    }
  })

  it('serves one call a second: who cannot be served within 3 s is told so, and nobody goes over', async () => {
    // A busy machine may deliver in one second what was sent in two.
    const qps = 2
    const { server, sandbox } = await startLive({ secretId: 'id', secretKey: 'key', qps }, { TENCENTCLOUD_QPS: '1' })
    try {
      const admin = await server.signIn()
      const links = await Promise.all(Array.from({ length: 8 }, () => createWithPhoto(server, admin)))
      const began = performance.now()
      const answers = await Promise.all(links.map(({ link }) => phone.press(`${link.url}/start`, { lang: 'en' })))
      const seconds = (performance.now() - began) / 1000
      const served = answers.filter(({ status }) => status === 303)
      expect(served.length).toBeGreaterThanOrEqual(1)
      expect(served.length).toBeLessThanOrEqual(1 + seconds)
      for (const answer of answers) if (answer.status !== 303) await expectServiceDown(answer)
      expect(Object.keys(sandbox.control.state.sessions)).toHaveLength(served.length)
      expect(await (await fetch(`${server.origin}/metrics`)).text()).not.toContain('RequestLimitExceeded')
    } finally {
      await server.close()
      await sandbox.close()
    }
  })
})

const live = (endpoint: string) => ({
  EKYC_MODE: 'live',
  TENCENTCLOUD_SECRET_ID: 'id',
  TENCENTCLOUD_SECRET_KEY: 'key',
  TENCENTCLOUD_FACEID_ENDPOINT: endpoint,
})

/** A server in live mode, whose Tencent is a sandbox of its own that takes these keys. */
async function startLive(
  { qps = 20, ...keys }: { secretId: string; secretKey: string; qps?: number },
  env: Record<string, string> = {},
) {
  const folder = await mkdtemp(path.join(tmpdir(), 'ekyc-sandbox-'))
  const sandbox = await createSandbox({
    stateFile: path.join(folder, 'state.json'),
    pagesUrl: 'http://127.0.0.1:1',
    qps,
    ...keys,
  })
  const server = await startTestServer({ env: { ...live(await sandbox.listenApi()), ...env } })
  return { server, sandbox }
}

async function expectServiceDown(answer: Response) {
  expect(answer.status).toBe(503)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await answer.text()).toContain('Please try again in a')
}
