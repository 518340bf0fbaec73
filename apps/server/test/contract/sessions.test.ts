import type { AppRouter } from '@ekyc/api'
import { createTRPCClient, httpSubscriptionLink } from '@trpc/client'
import { EventSource } from 'eventsource'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../ask.ts'
import { until } from '../phone.ts'
import { createWithPhoto, startTestServer, type TestServer } from '../start-test-server.ts'
import { join, type SignedIn } from '../team.ts'

const MINUTE = 60_000

describe('a session', () => {
  let server: TestServer
  let admin: SignedIn
  beforeAll(async () => {
    server = await startTestServer()
    admin = await server.signIn()
  })
  afterAll(() => server.close())

  const me = async (cookie: string) => (await ask(server.origin, '/api/trpc/team.me', { headers: { cookie } })).status
  const rowOf = async (userId: string) =>
    server.ports.db.client.authSession.findFirstOrThrow({ where: { userId }, orderBy: { createdAt: 'desc' } })
  /** In minutes; its beginning and its end are read off the clock one after the other. */
  const lifeOf = ({ createdAt, expiresAt }: { createdAt: Date; expiresAt: Date }) =>
    Math.round((expiresAt.getTime() - createdAt.getTime()) / MINUTE)
  const change = async (userId: string, data: { expiresAt?: Date; createdAt?: Date }) => {
    await server.ports.db.client.authSession.updateMany({ where: { userId }, data })
    // What was known within the last 2 s counts no more.
    server.ports.sessions.forgetUser(userId)
  }
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * MINUTE)

  it('is nobody’s with a forged cookie', async () => {
    const [name, value = ''] = admin.cookie.split('=')
    const [token = '', signature = ''] = decodeURIComponent(value).split('.')
    const forged = [
      '',
      'x',
      'x.y',
      '%ff',
      `${token}`,
      `${token}.`,
      `${token}.${'A'.repeat(43)}=`,
      `x${token}.${signature}`,
    ]
    for (const each of [...forged, 'x'.repeat(4000), `${signature}.${token}`]) {
      expect(await me(`${name}=${encodeURIComponent(each)}`)).toBe(401)
    }
    expect(await me(admin.cookie)).toBe(200)
  })

  it('is neither kept alive nor ended by a page of another origin', async () => {
    const person = await join(server, admin, 'operator')
    const pages: Record<string, string>[] = [
      { origin: 'https://other.example' },
      { origin: 'null' },
      { origin: `${server.origin}9`, 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site' },
    ]
    const before = inMinutes(10)
    await change(person.userId, { expiresAt: before })
    for (const page of pages) {
      for (const path of ['time-left', 'sign-out']) {
        const headers = { cookie: person.cookie, ...page }
        expect((await ask(server.origin, `/api/auth/${path}`, { method: 'POST', headers })).status).toBe(403)
      }
    }
    expect((await rowOf(person.userId)).expiresAt).toEqual(before)
    const headers = { cookie: person.cookie, origin: server.origin }
    expect((await ask(server.origin, '/api/auth/sign-out', { method: 'POST', headers })).status).toBe(200)
    expect(await me(person.cookie)).toBe(401)
  })

  it('is over at once after signing out, also for what was open', async () => {
    const person = await join(server, admin, 'compliance')
    expect(await me(person.cookie)).toBe(200)
    const ended = endOf(await openStream(person.cookie))
    const headers = { cookie: person.cookie, origin: server.origin, 'content-type': 'application/json' }
    const out = await ask(server.origin, '/api/auth/sign-out', { method: 'POST', headers, body: '{}' })
    expect(out.status).toBe(200)
    expect(await me(person.cookie)).toBe(401)
    expect(await ended).toContain('UNAUTHORIZED')
  })

  it('ends 30 minutes after its last use; a stream is no use', async () => {
    const person = await join(server, admin, 'operator')
    const first = await rowOf(person.userId)
    expect(lifeOf(first)).toBe(30)

    await change(person.userId, { expiresAt: inMinutes(10) })
    const stream = await openStream(person.cookie)
    expect((await rowOf(person.userId)).expiresAt.getTime()).toBeLessThan(inMinutes(11).getTime())
    await stream.body?.cancel()
    // What the stream asked is remembered for 2 s.
    await until(async () => {
      expect(await me(person.cookie)).toBe(200)
      return (await rowOf(person.userId)).expiresAt > inMinutes(29)
    })

    await change(person.userId, { expiresAt: inMinutes(-1) })
    expect(await me(person.cookie)).toBe(401)
  })

  it('is no longer for who asks not to be remembered', async () => {
    const person = await join(server, admin, 'operator')
    await server.ports.db.client.authSession.deleteMany({ where: { userId: person.userId } })
    const answer = await ask(server.origin, '/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: person.email, password: person.password, rememberMe: false, callbackURL: 'x' }),
    })
    expect(answer.status).toBe(200)
    expect(lifeOf(await rowOf(person.userId))).toBe(30)
  })

  it('ends 12 hours after signing in, however busy', async () => {
    const person = await join(server, admin, 'operator')
    await change(person.userId, { createdAt: inMinutes(-12 * 60 + 1) })
    expect(await me(person.cookie)).toBe(200)
    await change(person.userId, { createdAt: inMinutes(-12 * 60 - 1) })
    expect(await me(person.cookie)).toBe(401)
    const session = await ask(server.origin, '/api/auth/get-session', { headers: { cookie: person.cookie } })
    expect(session.text).toBe('null')
  })

  it('ends at once with its streams when its owner is disabled', async () => {
    const person = await join(server, admin, 'compliance')
    const [ended, stays] = [endOf(await openStream(person.cookie)), await openStream(admin.cookie)]
    await admin.api.team.disable.mutate({ userId: person.userId })
    expect(await me(person.cookie)).toBe(401)
    expect(await ended).toContain('UNAUTHORIZED')
    const { id } = await createWithPhoto(server, admin)
    await heard(stays, id)
  })

  it('takes a right away from what runs as soon as the role changes', async () => {
    const person = await join(server, admin, 'compliance')
    const { id } = await createWithPhoto(server, admin)
    await person.api.evidence.look.mutate({ verificationId: id, reason: 'to compare' })
    const [photo] = (await person.api.verifications.get.query({ id })).evidence
    const bytes = () => ask(server.origin, `/api/evidence/${photo?.id}`, { headers: { cookie: person.cookie } })
    expect((await bytes()).status).toBe(200)
    await admin.api.team.setRole.mutate({ userId: person.userId, role: 'operator' })
    expect((await bytes()).status).toBe(403)
  })

  it('hears of changes as an EventSource would, also after the stream was cut', async () => {
    const heard: string[] = []
    let opened = 0
    const withCookie = (url: string | URL, init: RequestInit) => {
      opened++
      return fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), cookie: admin.cookie } })
    }
    const client = createTRPCClient<AppRouter>({
      links: [
        httpSubscriptionLink({
          url: `${server.origin}/api/trpc`,
          EventSource,
          eventSourceOptions: () => ({ fetch: withCookie as typeof fetch }),
        }),
      ],
    })
    const watching = client.verifications.changes.subscribe(undefined, { onData: ({ id }) => heard.push(id) })
    await until(async () => opened === 1)
    const hears = async () => {
      const { id } = await createWithPhoto(server, admin)
      await until(async () => {
        server.ports.changes.announce(id)
        return heard.includes(id)
      })
    }
    await hears()
    server.app.server.closeAllConnections()
    await until(async () => opened > 1)
    await hears()
    watching.unsubscribe()
  })

  it('tells the console how long silence may last, and proxies to let it through', async () => {
    const stream = await openStream(admin.cookie)
    expect(Object.fromEntries(stream.headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'x-accel-buffering': 'no',
      'cache-control': expect.stringContaining('no-store'),
    })
    await heard(stream, '"reconnectAfterInactivityMs":40000')
  })

  function openStream(cookie: string): Promise<Response> {
    return fetch(`${server.origin}/api/trpc/verifications.changes`, { headers: { cookie } })
  }
})

describe('signing in', () => {
  it('says the same to a wrong password and to an account that is not there', async () => {
    const server = await startTestServer()
    const answers = await Promise.all(
      ['admin@larkfield.example', 'nobody@larkfield.example'].map((email) =>
        ask(server.origin, '/api/auth/sign-in/email', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ email, password: 'wrong-wrong-wrong' }),
        }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual([401, 401])
    expect(answers[0]?.text).toBe(answers[1]?.text)
    const foreign = await ask(server.origin, '/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
      body: '{"email":"admin@larkfield.example","password":"a-long-password-1"}',
    })
    expect(foreign).toMatchObject({
      status: 403,
      headers: expect.not.objectContaining({ 'set-cookie': expect.anything() }),
    })
    await server.close()
  })
})

/** All that a stream says until the server ends it. */
const endOf = (stream: Response) => stream.text()

async function heard(stream: Response, text: string): Promise<void> {
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
  let all = ''
  while (!all.includes(text)) {
    const { value, done } = (await reader?.read()) ?? { done: true }
    if (done) throw new Error(`the stream ended without ${text}`)
    all += value
  }
  await reader?.cancel()
}
