import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../ask.ts'
import { phone } from '../phone.ts'
import { createWithPhoto, startTestServer, type TestServer } from '../start-test-server.ts'
import type { SignedIn } from '../team.ts'

describe('the customer’s page', () => {
  let server: TestServer
  let admin: SignedIn
  beforeAll(async () => {
    server = await startTestServer()
    admin = await server.signIn()
  })
  afterAll(() => server.close())

  const link = async () => {
    const { url } = (await createWithPhoto(server, admin)).link
    return { url, path: new URL(url).pathname }
  }

  it('says what a browser may do with it', async () => {
    const { url } = await link()
    for (const answer of [await phone.open(url), await phone.open(`${server.origin}/v/unknown`)]) {
      const policy = answer.headers.get('content-security-policy') ?? ''
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
      const { apiOrigin } = server.sandbox ?? {}
      expect(
        Object.fromEntries(policy.split('; ').map((line) => [line.split(' ')[0], line.split(' ').slice(1)])),
      ).toEqual({
        'default-src': ["'none'"],
        'style-src': [`'nonce-${nonce}'`],
        'img-src': ['data:'],
        'base-uri': ["'none'"],
        'form-action': ["'self'", 'https:', apiOrigin],
        'frame-ancestors': ["'none'"],
      })
      expect(await answer.text()).toContain(`<style nonce="${nonce}">`)
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'referrer-policy': 'same-origin',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
        'content-type': 'text/html; charset=utf-8',
      })
      expect(answer.headers.getSetCookie()).toEqual([])
    }
  })

  it('is started by the code alone, whatever the body is or calls itself', async () => {
    const taps: [Record<string, string>, string][] = [
      [{}, ''],
      [{ 'content-length': '0' }, ''],
      [{ 'content-type': 'application/json' }, ''],
      [{ 'content-type': 'application/json' }, '{'],
      [{ 'content-type': 'application/json' }, '{"lang":"th"}'],
      [{ 'content-type': 'text/plain', origin: 'null' }, 'lang=th'],
      [{ 'content-type': 'multipart/form-data' }, ''],
      [{ 'content-type': 'no type' }, '\u0000'],
      [{ 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.example' }, 'lang=th&lang=xx'],
    ]
    const { path } = await link()
    for (const [headers, body] of taps) {
      const answer = await ask(server.origin, `${path}/start`, { method: 'POST', headers, body })
      expect(`${body} ${answer.status}`).toBe(`${body} 303`)
    }
  })

  it('records the consent: when, in which language, to which text', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    await phone.press(`${link.url}/start`, { lang: 'th' })
    const [session] = (await admin.api.verifications.get.query({ id })).sessions
    expect(session?.consent).toEqual({ at: session?.createdAt, locale: 'th', version: expect.stringMatching(/^th\./) })
    const text = session?.consentText ?? ''
    for (const said of ['ให้ความยินยอม', 'ข้อมูลชีวภาพ', 'ถอนความยินยอม', 'สิงคโปร์']) expect(text).toContain(said)
    expect(session?.consent.version).toContain(createHash('sha256').update(text).digest('base64url'))
  })

  it('takes the token out of the address, however it came', async () => {
    const { path } = await link()
    await ask(server.origin, `${path}/start`, { method: 'POST' })
    for (const query of ['token=a', 'token=', 'token=a&token=b', 'x=1&token=%00', 'lang=th&token=%ff']) {
      const answer = await ask(server.origin, `${path}/return?${query}`)
      expect(answer).toMatchObject({
        status: 303,
        headers: { location: `${path}/return`, 'cache-control': 'no-store' },
      })
    }
  })

  it('takes no hint from a machine that follows the way back', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    const path = `${new URL(link.url).pathname}/return?token=forged`
    await phone.press(`${link.url}/start`)
    expect((await ask(server.origin, path, { method: 'HEAD' })).status).toBe(303)
    const preview = { 'user-agent': 'facebookexternalhit/1.1' }
    expect((await ask(server.origin, path, { headers: preview })).status).toBe(303)
    const { events } = await admin.api.verifications.get.query({ id })
    expect(events.map(({ kind }) => kind)).toEqual(['verificationCreated', 'sessionStarted'])
    await phone.open(`${server.origin}${path}`)
    expect((await admin.api.verifications.get.query({ id })).events.at(-1)?.kind).toBe('foreignToken')
  })

  it('is found with a slash behind it, and nothing else is under its address but the page that says so', async () => {
    const { path } = await link()
    expect((await ask(server.origin, `${path}/`)).status).toBe(200)
    for (const wrong of ['/v', '/v/', '/v/x', `${path}x`, `${path}/more`, `${path}/a/b`, '/v/../sign-in', '/v/%00']) {
      const answer = await ask(server.origin, wrong)
      expect(answer).toMatchObject({ status: 404, text: expect.stringContaining('<!doctype html>') })
    }
    for (const broken of ['/v/%ff', `/v/${'x'.repeat(3000)}`]) {
      const answer = await ask(server.origin, broken)
      expect(answer.status).toBe(404)
      expect(answer.text).not.toContain(broken.slice(3, 20))
    }
  })

  it('changes nothing by looking at "rather not" or "not me"; only the button acts', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    for (const as of ['ratherNot', 'notMe']) {
      expect((await phone.open(`${link.url}/decline?as=${as}`)).status).toBe(200)
    }
    expect(await admin.api.verifications.get.query({ id })).toMatchObject({ progress: 'created', declined: null })
    for (const fields of [{}, { as: 'x' }] as Record<string, string>[]) {
      expect((await phone.press(`${link.url}/decline`, fields)).status).toBe(400)
    }
    const rather = await phone.press(`${link.url}/decline`, { as: 'ratherNot' })
    expect([rather.status, rather.headers.get('location')]).toEqual([303, new URL(link.url).pathname])
    expect(await admin.api.verifications.get.query({ id })).toMatchObject({ declined: 'ratherNot' })
    expect(await (await phone.open(link.url)).text()).toContain('Start the check')
    expect((await phone.press(`${link.url}/start`)).status).toBe(303)
    expect(await admin.api.verifications.get.query({ id })).toMatchObject({ declined: null, progress: 'started' })
    await phone.press(`${link.url}/decline`, { as: 'notMe' })
    expect(await admin.api.verifications.get.query({ id })).toMatchObject({
      progress: 'cancelled',
      cancelReason: 'notMe',
    })
    expect((await phone.open(link.url)).status).toBe(410)
  })
})
