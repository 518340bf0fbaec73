import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../ask.ts'
import { startTestServer, type TestServer } from '../start-test-server.ts'

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
    const passing = setInterval(() => server.moveClock(1000), 100)
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
      for (let tries = 0; tries < 12; tries++) {
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
