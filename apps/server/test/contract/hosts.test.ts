import { freePort } from '@ekyc/db/testing/free-port'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../ask.ts'
import { createWithPhoto, startTestServer, type TestServer } from '../start-test-server.ts'

describe('a console with a host of its own', () => {
  let server: TestServer
  let origin: string
  beforeAll(async () => {
    const port = await freePort()
    origin = `http://127.0.0.1:${port}`
    server = await startTestServer({
      env: {
        PORT: String(port),
        PUBLIC_URL: 'https://verify.example',
        CONSOLE_URL: 'http://console.example',
        TRUST_PROXY: '1',
      },
    })
  })
  afterAll(() => server.close())

  const at = (host: string, path: string, more: Record<string, string> = {}) =>
    ask(origin, path, { headers: { host, ...more } })

  it('leaves the customers’ host their pages and /healthz, however the host is written', async () => {
    const closed = ['/', '/sign-in', '/api/trpc/system.info', '/api/auth/get-session', '/readyz', '/metrics']
    const tricks = ['/v/../api/trpc/system.info', '/v', '//v/x', '/sandbox/control', 'http://console.example/readyz']
    for (const host of [
      'verify.example',
      'VERIFY.example',
      'verify.example:443',
      'verify.example:3000',
      'verify.example.',
    ]) {
      for (const path of [...closed, ...tricks]) {
        expect(`${host}${path} ${(await at(host, path)).status}`).toBe(`${host}${path} 404`)
      }
      expect((await at(host, '/healthz')).status).toBe(200)
      const page = await at(host, '/v/unknown')
      expect(page).toMatchObject({ status: 404, text: expect.stringContaining('<!doctype html>') })
      expect(page.headers['strict-transport-security']).toMatch(/^max-age=\d+/)
    }
  })

  it('is not reached by naming its host in a forwarded header', async () => {
    const forged = { 'x-forwarded-host': 'console.example' }
    expect((await at('verify.example', '/api/trpc/system.info', forged)).status).toBe(404)
    const named = { 'x-forwarded-host': 'verify.example' }
    expect((await at('127.0.0.1', '/api/trpc/system.info', named)).status).toBe(404)
  })

  it('is reached at its own host alone; probes may come by any other name', async () => {
    const own = await at('console.example', '/api/trpc/system.info')
    expect(own.status).toBe(401)
    expect(own.headers['strict-transport-security']).toBeUndefined()
    for (const host of ['other.example', '127.0.0.1', 'console.example.evil', '']) {
      expect((await at(host, '/api/trpc/system.info')).status).toBe(404)
      expect((await at(host, '/readyz')).status).toBe(200)
    }
  })
})

describe('cookies and counters', () => {
  it('are set for https alone where the console is on https', async () => {
    const port = await freePort()
    const origin = `http://127.0.0.1:${port}`
    const server = await startTestServer({ env: { PORT: String(port), PUBLIC_URL: 'https://verify.example' } })
    const answer = await ask(origin, '/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json', host: 'verify.example' },
      body: '{"email":"admin@larkfield.example","password":"a-long-password-1"}',
    })
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^__Host-ekyc\.session_token=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
      expect.stringMatching(/^__Host-ekyc\.known_browser=.*; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict; Secure$/),
    ])
    expect(answer.headers['set-cookie']?.[0]).not.toMatch(/domain/i)
    const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
    expect((await ask(origin, '/api/trpc/team.me', { headers: { cookie } })).status).toBe(200)
    const headers = { cookie, origin: 'https://verify.example' }
    const json = { ...headers, 'content-type': 'application/json' }
    const out = await ask(origin, '/api/auth/sign-out', { method: 'POST', headers: json, body: '{}' })
    expect(out.headers['set-cookie']?.[0]).toMatch(/^__Host-ekyc\.session_token=; Max-Age=0; Path=\/; HttpOnly; Secure/)
    expect((await ask(origin, '/api/trpc/team.me', { headers: { cookie } })).status).toBe(401)
    await server.close()
  })

  it('are read on this machine alone, not through a proxy on it', async () => {
    const server = await startTestServer()
    const read = (headers: Record<string, string>) => ask(server.origin, '/metrics', { headers })
    expect((await read({ 'x-forwarded-for': '203.0.113.9' })).status).toBe(403)
    expect((await read({ forwarded: 'for=203.0.113.9' })).status).toBe(403)
    const text = (await read({})).text
    for (const name of [
      'ekyc_http_request_seconds_count{method="GET",route="/metrics",status="403"} 2',
      'ekyc_tencent_call_seconds',
      'ekyc_tencent_budget_use_ratio{api="apply"} 0',
      'ekyc_open_sessions 0',
      'ekyc_oldest_unsettled_session_seconds 0',
      'ekyc_settle_delay_seconds',
    ]) {
      expect(text).toContain(name)
    }
    expect((await ask(server.origin, '/api/trpc/team.me')).headers['strict-transport-security']).toBeUndefined()
    const { warnings } = (await (await server.signIn()).api.system.info.query()).details ?? {}
    expect(warnings).toContain('untrustedProxy')
    await server.close()
  })

  it('are read with the token wherever it is set', async () => {
    const server = await startTestServer({ env: { METRICS_TOKEN: 'a-token', TRUST_PROXY: '1' } })
    for (const authorization of ['', 'Bearer', 'Bearer another', 'a-token', 'Bearer a-token-and-more']) {
      expect((await ask(server.origin, '/metrics', { headers: { authorization } })).status).toBe(401)
    }
    const headers = { authorization: 'Bearer a-token', 'x-forwarded-for': '203.0.113.9' }
    expect((await ask(server.origin, '/metrics', { headers })).status).toBe(200)
    await server.close()
  })
})

describe('a server in live mode', () => {
  it('has nothing of the sandbox, is ready without Tencent, and says when to tap again', async () => {
    const server = await startTestServer({
      env: {
        TENCENTCLOUD_SECRET_ID: 'an-id',
        TENCENTCLOUD_SECRET_KEY: 'a-key',
        TENCENTCLOUD_FACEID_ENDPOINT: `http://127.0.0.1:${await freePort()}`,
      },
    })
    for (const path of ['/sandbox/control', '/sandbox/control/api/state', '/sandbox/h5?token=x', '/sandbox']) {
      expect((await ask(server.origin, path)).status).toBe(404)
    }
    const admin = await server.signIn()
    expect(await admin.api.system.info.query()).toMatchObject({
      mode: 'live',
      details: { warnings: ['merchantNotNamed'] },
    })
    const { link } = await createWithPhoto(server, admin)
    const tapped = await ask(server.origin, `${new URL(link.url).pathname}/start`, { method: 'POST' })
    expect(tapped).toMatchObject({ status: 503, headers: { 'retry-after': '15', 'cache-control': 'no-store' } })
    expect((await ask(server.origin, '/readyz')).status).toBe(200)
    await server.close()
  })
})
