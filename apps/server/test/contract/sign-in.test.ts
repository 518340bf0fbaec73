import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../ask.ts'
import { startTestServer, type TestServer } from '../start-test-server.ts'
import { join } from '../team.ts'

const OWNER = { email: 'admin@larkfield.example', password: 'a-long-password-1' }

const signIn = (server: TestServer, who: object, headers: Record<string, string> = {}) =>
  ask(server.origin, '/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(who),
  })
const wrong = { ...OWNER, password: 'wrong-wrong-wrong' }

describe('signing in under attack', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ env: { TRUST_PROXY: '1' } })
  })
  afterAll(() => server.close())

  it('130 addresses that guess at once get a few guesses, and lock the owner out of neither a known nor a new browser', async () => {
    const first = await signIn(server, OWNER, { 'x-forwarded-for': '192.0.2.1' })
    expect(first.status).toBe(200)
    const known = (first.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ')
    const start = server.ports.clock.now().getTime()

    const guesses = Array.from({ length: 130 }, (_, host) =>
      signIn(server, wrong, { 'x-forwarded-for': `1.2.3.4, 198.51.100.${host}:${50_000 + host}` }),
    )
    // Another address than the one the browser was known from: a phone moves about.
    expect((await signIn(server, OWNER, { cookie: known, 'x-forwarded-for': '192.0.2.77' })).status).toBe(200)

    // Time goes by for those who are held, in place of their connections' patience.
    const passing = setInterval(() => server.moveClock(200), 100)
    const answers = await Promise.all(guesses)
    const statuses = answers.map(({ status }) => status)
    const checked = statuses.filter((status) => status === 401).length
    const refused = answers.filter(({ status }) => status === 429)
    expect(checked + refused.length).toBe(130)
    const minutes = (server.ports.clock.now().getTime() - start) / 60_000
    expect(checked).toBeLessThanOrEqual(9 + minutes * 2)
    for (const { headers, text } of refused) {
      expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(1)
      expect(Number(headers['retry-after'])).toBeLessThanOrEqual(46)
      expect(text).toContain('Too many wrong passwords for this account.')
    }

    let fresh = await signIn(server, OWNER, { 'x-forwarded-for': '192.0.2.2' })
    for (let tries = 0; fresh.status === 429 && tries < 10; tries++) {
      server.moveClock(Number(fresh.headers['retry-after']) * 1000)
      fresh = await signIn(server, OWNER, { 'x-forwarded-for': '192.0.2.2' })
    }
    clearInterval(passing)
    expect(fresh.status).toBe(200)
  })

  it('an account that does not exist is paused as one that does, and answers the same', async () => {
    const outcomes = async (email: string) => {
      const found: string[] = []
      for (let tries = 0; tries < 9; tries++) {
        const { status, text, headers } = await signIn(server, { email, password: 'wrong-wrong-wrong' })
        found.push(`${status} ${text} ${headers['retry-after'] ? 'wait' : ''}`.replaceAll(/\d+ seconds?/g, 'n seconds'))
        server.moveClock(Number(headers['retry-after'] ?? 2 ** Math.max(0, tries - 2)) * 1000)
      }
      return found
    }
    server.moveClock(2 * 3_600_000)
    const { email } = OWNER
    expect(await outcomes('nobody@larkfield.example')).toEqual(await outcomes(email))
  })
})

it('the cookie that makes a browser known opens nothing by itself, and no page can read it', async () => {
  const server = await startTestServer()
  const { headers } = await signIn(server, OWNER)
  const line = headers['set-cookie']?.find((each) => each.startsWith('ekyc.known_browser=')) ?? ''
  expect(line).toMatch(/; Path=\/; Max-Age=15552000; HttpOnly; SameSite=Strict$/)
  const cookie = line.split(';')[0] ?? ''
  expect((await ask(server.origin, '/api/trpc/team.me', { headers: { cookie } })).status).toBe(401)
  expect((await signIn(server, wrong, { cookie })).status).toBe(401)
  await server.close()
})

it('each try leaves a line of who tried it from where and what came of it, without an email or a password', async () => {
  const server = await startTestServer({ env: { TRUST_PROXY: '1' } })
  const lines: Record<string, unknown>[] = []
  server.ports.log.info = (facts, message) => {
    if (message === 'password checked') lines.push({ ...facts })
  }
  const admin = await server.signIn()
  const person = await join(server, admin, 'operator')
  await admin.api.team.disable.mutate({ userId: person.userId })
  lines.length = 0

  const from = (host: number) => ({ 'x-forwarded-for': `203.0.113.${host}:40000` })
  await signIn(server, OWNER, from(1))
  await signIn(server, wrong, from(2))
  await signIn(server, { email: 'nobody@larkfield.example', password: 'wrong-wrong-wrong' }, from(3))
  await signIn(server, { email: person.email, password: person.password }, from(4))
  const inAMinute = new Date(server.ports.clock.now().getTime() + 45_000)
  await server.ports.db.client.signInPause.updateMany({ data: { nextAt: inAMinute } })
  await signIn(server, wrong, from(1))
  const told = lines.map(({ outcome, address }) => `${outcome} ${address}`)
  expect(told).toEqual([
    'right 203.0.113.1',
    'wrong 203.0.113.2',
    'unknownAccount 203.0.113.3',
    'disabled 203.0.113.4',
    'paused 203.0.113.1',
  ])
  const accounts = lines.map(({ account }) => String(account))
  for (const account of accounts) expect(account).toMatch(/^[\w-]{16}$/)
  expect(new Set(accounts).size).toBe(3)
  expect(JSON.stringify(lines)).not.toMatch(/larkfield|password-|wrong-wrong/)
  await server.close()
})

it('every address under /api/auth answers nobody, operators and admins with nothing but their own', async () => {
  const server = await startTestServer()
  const admin = await server.signIn()
  const person = await join(server, admin, 'operator')
  const cookies = { nobody: '', operator: person.cookie, admin: admin.cookie }
  const paths = ['get-session', 'time-left', 'sign-out', 'sign-in/email', 'verify-password', 'change-password']
  const more = ['reset-password', 'request-password-reset', 'sign-up/email', 'list-sessions', 'update-user', 'ok', '']
  for (const [caller, cookie] of Object.entries(cookies)) {
    const found: Record<string, string> = {}
    for (const path of [...paths.filter((each) => each !== 'sign-out'), ...more, 'sign-out']) {
      for (const method of ['GET', 'POST']) {
        const headers = { cookie, origin: server.origin, 'content-type': 'application/json' }
        const body = method === 'POST' ? '{"password":"a-long-password-1"}' : undefined
        const answer = await ask(server.origin, `/api/auth/${path}`, { method, headers, body })
        if (answer.status !== 404) found[`${method} ${path}`] = `${answer.status}`
        if (answer.text.includes('@')) expect(`${caller} ${path} ${answer.text}`).toContain(caller)
      }
    }
    const signedIn = caller !== 'nobody'
    expect({ caller, ...found }).toEqual({
      caller,
      'GET get-session': '200',
      'GET time-left': signedIn ? '200' : '401',
      'POST time-left': signedIn ? '200' : '401',
      'POST sign-in/email': '400',
      'POST sign-out': '200',
    })
  }
  await server.close()
})
