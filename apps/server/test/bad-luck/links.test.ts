import { engines } from '@ekyc/db/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { comeBack, finishH5, phone, tokenOf } from '../phone.ts'
import { createWithPhoto, startTestServer, type TestServer } from '../start-test-server.ts'
import type { SignedIn } from '../team.ts'
import { callsToTencent } from '../tencent-calls.ts'

const LINE_PREVIEW = 'facebookexternalhit/1.1;line-poker/1.0'
const OUTLOOK_SCANNER = 'Mozilla/5.0 (Windows NT 10.0) BingPreview/1.0b'
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1'

describe.each(engines)('a link on %s', (engine) => {
  let server: TestServer
  let admin: SignedIn
  beforeAll(async () => {
    server = await startTestServer({ engine })
    admin = await server.signIn()
  })
  afterAll(() => server.close())

  const tokens = () => Object.keys(server.sandbox?.control.state.sessions ?? {}).length
  const start = async (url: string) => (await phone.press(`${url}/start`, { lang: 'en' })).headers.get('location') ?? ''

  it('asks nothing of Tencent and changes nothing when machines look at it', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    const before = await callsToTencent(server)
    const looks: [string, RequestInit][] = [
      ['', { method: 'HEAD', headers: { 'user-agent': IPHONE } }],
      ['', { headers: { 'user-agent': LINE_PREVIEW } }],
      ['', { headers: { 'user-agent': OUTLOOK_SCANNER } }],
      ['', { headers: { 'user-agent': IPHONE, 'sec-purpose': 'prefetch;prerender' } }],
      ['', { headers: { 'user-agent': IPHONE, purpose: 'prefetch' } }],
      ['/return', { headers: { 'user-agent': LINE_PREVIEW } }],
      ['/decline?as=notMe', { headers: { 'user-agent': OUTLOOK_SCANNER } }],
    ]
    for (const [path, init] of looks) expect((await fetch(`${link.url}${path}`, init)).status).toBe(200)
    expect((await fetch(`${link.url}/start`, { headers: { 'user-agent': IPHONE } })).status).not.toBe(303)
    expect(await callsToTencent(server)).toBe(before)
    const seen = await admin.api.verifications.get.query({ id })
    expect(seen).toMatchObject({ progress: 'created', openedAt: null, declined: null, sessions: [] })

    await phone.open(link.url)
    expect(await admin.api.verifications.get.query({ id })).toMatchObject({ progress: 'opened' })
    expect(await callsToTencent(server)).toBe(before)
  })

  it('asks nothing of Tencent for machines while a session is open', async () => {
    const { link } = await createWithPhoto(server, admin)
    await start(link.url)
    server.moveClock(10_000)
    // The worker has its own times; here only who looks at the link shall count.
    const nextLookAt = new Date(server.ports.clock.now().getTime() + 300_000)
    await server.ports.db.client.session.updateMany({ where: { state: 'open' }, data: { nextLookAt } })
    const before = await callsToTencent(server)
    await fetch(`${link.url}/return`, { method: 'HEAD', headers: { 'user-agent': IPHONE } })
    await fetch(`${link.url}/return`, { headers: { 'user-agent': LINE_PREVIEW } })
    await phone.open(link.url)
    expect(await callsToTencent(server)).toBe(before)
  })

  it('gives one BizToken to five taps at once, from two devices and in two languages', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    const before = tokens()
    const tap = async (headers: Record<string, string>, body: string) => {
      const answer = await fetch(`${link.url}/start`, { method: 'POST', redirect: 'manual', headers, body })
      return answer.headers.get('location')
    }
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const addresses = await Promise.all([
      tap({ 'user-agent': IPHONE, ...form }, 'lang=en'),
      tap({ 'user-agent': IPHONE, ...form }, 'lang=th'),
      tap({ 'user-agent': 'Mozilla/5.0 (Linux; Android 15) Chrome/140 Mobile', ...form }, 'lang=zh-CN'),
      tap({ 'user-agent': 'Mozilla/5.0 (Linux; Android 15) Chrome/140 Mobile' }, ''),
      tap({ 'user-agent': 'curl/8' }, ''),
    ])
    expect(new Set(addresses).size).toBe(1)
    expect(addresses[0]).toContain('/sandbox/h5?token=')
    expect(tokens()).toBe(before + 1)
    expect((await admin.api.verifications.get.query({ id })).sessions).toHaveLength(1)
  })

  it('notes a token of another verification, once in a row, and takes nothing from it', async () => {
    const mine = await createWithPhoto(server, admin)
    const other = await createWithPhoto(server, admin)
    const passed = await finishH5(await start(other.link.url), 0)
    const own = await start(mine.link.url)
    for (let round = 0; round < 3; round++) {
      await phone.open(`${mine.link.url}/return?token=${tokenOf(passed)}`)
      await phone.open(`${mine.link.url}/return?token=forged-${round}`)
    }
    const seen = await admin.api.verifications.get.query({ id: mine.id })
    expect(seen).toMatchObject({ outcome: null, sessions: [{ state: 'open' }] })
    const noted = seen.events.filter(({ kind }) => kind === 'foreignToken')
    expect(noted).toMatchObject([{ alert: true, facts: { ofAnother: true }, actor: { kind: 'customer' } }])
    expect((await admin.api.verifications.get.query({ id: other.id })).outcome).toBeNull()

    await comeBack(await finishH5(own, 0))
    expect(await admin.api.verifications.get.query({ id: mine.id })).toMatchObject({ outcome: 'passed' })
  })

  it('raises the alert about a token of another verification also after made-up ones, and once', async () => {
    const mine = await createWithPhoto(server, admin)
    const other = await createWithPhoto(server, admin)
    const passed = tokenOf(await finishH5(await start(other.link.url), 0))
    for (const token of ['forged-1', passed, 'forged-2', passed, 'forged-3']) {
      await phone.open(`${mine.link.url}/return?token=${token}`)
    }
    const { events } = await admin.api.verifications.get.query({ id: mine.id })
    const noted = events.filter(({ kind }) => kind === 'foreignToken')
    expect(noted.map(({ alert }) => alert)).toEqual([false, true])
  })

  it('adds a bounded number of events however often its customer declines and starts again', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    for (let round = 0; round < 23; round++) {
      await start(link.url)
      await phone.press(`${link.url}/decline`, { as: 'ratherNot' })
    }
    expect(await start(link.url)).toContain('/sandbox/h5')
    const seen = await admin.api.verifications.get.query({ id })
    expect(seen.events.filter(({ kind }) => kind === 'declined')).toHaveLength(21)
    expect(seen).toMatchObject({ declined: 'ratherNot', openDecline: true })
  })

  it('answers what can be no code with 404, and says nothing of it in an error', async () => {
    const { link } = await createWithPhoto(server, admin)
    const code = link.url.split('/').at(-1) ?? ''
    const wrong = [
      code.toLowerCase(),
      `${code}x`,
      code.slice(1),
      'x',
      '%00',
      '%ff',
      '..%2f..%2fetc',
      '😀',
      'x'.repeat(3000),
    ]
    for (const each of wrong) {
      const answer = await phone.open(`${server.origin}/v/${each}`)
      expect([400, 404, 414]).toContain(answer.status)
      expect((await phone.press(`${server.origin}/v/${each}/start`)).status).toBe(answer.status)
    }
  })

  it('answers every body that a tap can bring', async () => {
    const { link } = await createWithPhoto(server, admin)
    const bodies: [string, string][] = [
      ['application/json', '{'],
      ['application/json', '{"lang":{"$ne":1},"__proto__":{"x":1}}'],
      ['text/plain', '\u0000'],
      ['multipart/form-data; boundary=x', '--x'],
      ['application/x-www-form-urlencoded', 'lang=xx&lang=en&__proto__[x]=1'],
      ['application/x-www-form-urlencoded', 'a='.repeat(20_000)],
    ]
    for (const [type, body] of bodies) {
      const headers = { 'content-type': type }
      const started = await fetch(`${link.url}/start`, { method: 'POST', redirect: 'manual', headers, body })
      expect(started.status).toBeLessThan(500)
      const declined = await fetch(`${link.url}/decline`, { method: 'POST', redirect: 'manual', headers, body })
      expect([400, 413, 415]).toContain(declined.status)
    }
  })

  it('is found with the marks of a sentence around it, and a wrong one with marks is a guess like any other', async () => {
    const { link } = await createWithPhoto(server, admin)
    const { pathname } = new URL(link.url)
    const code = pathname.slice(3)
    const misread = ['.', ',', ')', '>', '”', '。', '，', '）', '%20', '%E2%80%8B', '&amp;utm_source=mail', '._']
    for (const each of [...misread.map((mark) => code + mark), `<${code}>`, `“${code}”`]) {
      const answer = await phone.open(`${server.origin}/v/${each}`)
      expect([answer.status, answer.headers.get('location'), answer.headers.get('cache-control')]).toEqual([
        302,
        pathname,
        'no-store',
      ])
    }
    const tracked = '?utm_source=mail&lang=th'
    expect((await phone.open(`${link.url}.${tracked}`)).headers.get('location')).toBe(pathname + tracked)
    expect((await phone.open(`${link.url}?fbclid=IwAR0&utm_source=x`)).status).toBe(200)
    server.moveClock(61_000)
    const guesses = Array.from({ length: 61 }, () => phone.open(`${server.origin}/v/${'A'.repeat(22)}.`))
    const statuses = (await Promise.all(guesses)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 404)).toHaveLength(59)
    expect((await phone.open(`${link.url}.`)).status).toBe(302)
    server.moveClock(61_000)
  })

  it('pauses who guesses codes, and never a link that there is', async () => {
    const { link } = await createWithPhoto(server, admin)
    const guess = () =>
      phone.open(`${server.origin}/v/${Math.random().toString(36).slice(2).padEnd(22, 'A').slice(0, 22)}`)
    const guesses = await Promise.all(Array.from({ length: 100 }, guess))
    expect(guesses.filter(({ status }) => status === 429).length).toBeGreaterThan(30)
    expect(guesses.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('60')
    for (let look = 0; look < 20; look++) expect((await phone.open(link.url)).status).toBe(200)
    expect((await phone.press(`${link.url}/start`)).status).toBe(303)
    server.moveClock(61_000)
    expect((await guess()).status).toBe(404)
  })

  it('says 410 for a replaced, cancelled or expired link, and 409 once it is completed', async () => {
    const replaced = await createWithPhoto(server, admin)
    const fresh = await admin.api.verifications.replaceLink.mutate({
      id: replaced.id,
      reason: 'sent to a wrong address',
    })
    expect((await phone.open(replaced.link.url)).status).toBe(410)
    expect((await phone.press(`${replaced.link.url}/start`)).status).toBe(410)
    expect((await phone.open(fresh.link.url)).status).toBe(200)

    const cancelled = await createWithPhoto(server, admin)
    await admin.api.verifications.cancel.mutate({ id: cancelled.id, reason: 'duplicate' })
    expect((await phone.open(cancelled.link.url)).status).toBe(410)
    expect((await phone.press(`${cancelled.link.url}/start`)).status).toBe(410)

    const done = await createWithPhoto(server, admin)
    expect(await comeBack(await finishH5(await start(done.link.url), 0))).toContain('Thank you')
    expect((await phone.open(`${done.link.url}/return`)).status).toBe(200)
    expect((await phone.press(`${done.link.url}/start`)).status).toBe(409)

    const expired = await createWithPhoto(server, admin, { expiresInHours: 1 })
    server.moveClock(3_600_001)
    expect((await phone.open(expired.link.url)).status).toBe(410)
    expect((await phone.press(`${expired.link.url}/start`)).status).toBe(410)
    await admin.api.verifications.extend.mutate({ id: expired.id, expiresInHours: 1 })
    expect((await phone.open(expired.link.url)).status).toBe(200)
  })
})
