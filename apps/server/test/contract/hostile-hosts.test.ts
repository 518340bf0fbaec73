import { freePort } from '@ekyc/db/testing/free-port'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { raw, requestText } from '../raw.ts'
import { startTestServer, type TestServer } from '../start-test-server.ts'

const PUBLIC = 'verify.example'
const CONSOLE = 'console.example'
const thousand = Object.fromEntries(Array.from({ length: 1100 }, (_, n) => [`x${n}`, '']))

describe('a request whose host can be read in two ways', () => {
  let server: TestServer
  let origin: string
  beforeAll(async () => {
    const port = await freePort()
    origin = `http://127.0.0.1:${port}`
    server = await startTestServer({
      env: {
        PORT: String(port),
        PUBLIC_URL: `https://${PUBLIC}`,
        CONSOLE_URL: `https://${CONSOLE}`,
        TRUST_PROXY: '1',
      },
    })
  })
  afterAll(() => server.close())

  /** What is the console's alone, and says 401 where it is answered. */
  const SECRET = '/api/trpc/system.info'
  const ask = (target: string, headers: Record<string, string | string[]>) =>
    raw(origin, requestText('GET', target, headers))

  it.each<[string, string, Record<string, string | string[]>]>([
    ['names the console in its line only', `http://${CONSOLE}${SECRET}`, { host: PUBLIC }],
    ['names the console in its line only, with TLS', `https://${CONSOLE}${SECRET}`, { host: PUBLIC }],
    ['names the customers’ host in its line only', `http://${PUBLIC}${SECRET}`, { host: CONSOLE }],
    ['names both in capitals', `HTTP://${CONSOLE.toUpperCase()}${SECRET}`, { host: PUBLIC.toUpperCase() }],
    ['has a user in its line', `http://${PUBLIC}@${CONSOLE}${SECRET}`, { host: CONSOLE }],
    ['has another port in its line', `http://${CONSOLE}:8443${SECRET}`, { host: CONSOLE }],
    ['has an unfinished line', 'http://', { host: CONSOLE }],
    ['is for another scheme', `ftp://${CONSOLE}${SECRET}`, { host: CONSOLE }],
    ['has no path', '*', { host: CONSOLE }],
    ['has two slashes before the host', `//${CONSOLE}${SECRET}`, { host: PUBLIC }],
    ['has two hosts', SECRET, { host: [PUBLIC, CONSOLE] }],
    ['has two hosts the other way round', SECRET, { host: [CONSOLE, PUBLIC] }],
    ['has the same host twice', SECRET, { host: [CONSOLE, CONSOLE] }],
    ['has an empty host beside its own', SECRET, { host: ['', CONSOLE] }],
    ['has a second host behind a thousand headers', SECRET, { host: CONSOLE, ...thousand, Host: PUBLIC }],
    ['has a user in its host', SECRET, { host: `${PUBLIC}@${CONSOLE}` }],
    ['has a list for a host', SECRET, { host: `${CONSOLE}, ${PUBLIC}` }],
    ['has a path in its host', SECRET, { host: `${CONSOLE}/x` }],
    ['has its host in %XX', SECRET, { host: '%63onsole.example' }],
    ['has two dots behind its host', SECRET, { host: `${CONSOLE}..` }],
    ['has no number for a port', SECRET, { host: `${CONSOLE}:https` }],
    ['has a port beyond all ports', SECRET, { host: `${CONSOLE}:99999` }],
    ['has an address that is none', SECRET, { host: '1.2.3.4.5' }],
    ['has the console’s host in a forwarded header', SECRET, { host: PUBLIC, 'x-forwarded-host': CONSOLE }],
    ['is forwarded for the console from a third name', SECRET, { host: 'other.example', 'x-forwarded-host': CONSOLE }],
    ['is forwarded in the standard’s words', SECRET, { host: 'other.example', forwarded: `host=${CONSOLE}` }],
    ['has an empty host', SECRET, { host: '', 'x-forwarded-host': CONSOLE }],
    ['has no host', SECRET, {}],
  ])('does not reach the console when it %s', async (_what, target, headers) => {
    const { status, head, body } = await ask(target, headers)
    expect([400, 404]).toContain(status)
    expect(Object.keys(JSON.parse(body))).toEqual(['error'])
    expect(head).toContain('x-content-type-options: nosniff')
  })

  it('reaches what its one host has, however it is written', async () => {
    for (const [target, host] of [
      [SECRET, CONSOLE],
      [SECRET, `${CONSOLE}.`],
      [SECRET, `Console.Example:443`],
      [`http://${CONSOLE}${SECRET}`, CONSOLE],
      [`https://${CONSOLE}:443${SECRET}`, `${CONSOLE}:443`],
    ]) {
      expect((await ask(target ?? '', { host: host ?? '' })).status, `${target} ${host}`).toBe(401)
    }
    const page = await ask(`http://${PUBLIC}/v/unknown`, { host: PUBLIC })
    expect(page).toMatchObject({ status: 404, body: expect.stringContaining('<!doctype html>') })
  })

  it('has no host in HTTP/1.0: probes are answered, the console is not', async () => {
    const old = (path: string) => raw(origin, `GET ${path} HTTP/1.0\r\n\r\n`)
    expect((await old('/readyz')).status).toBe(200)
    expect((await old(SECRET)).status).toBe(404)
  })
})

it('An address that nobody has is 404 in JSON, by any method and however it is written', async () => {
  const server = await startTestServer()
  const { host } = new URL(server.origin)
  const targets = [
    '/api/none',
    'http://x/api/none',
    `http://${host}/api/none`,
    '/%61pi/none',
    '/API/none',
    '/./api/none',
  ]
  for (const target of [...targets, '/api', '/api/trpc', '/api/auth/none', '/assets/none.js', '//api/none']) {
    for (const method of ['GET', 'POST', 'HEAD']) {
      const { status, head, body } = await raw(server.origin, requestText(method, target, { host }))
      expect(status, `${method} ${target}`).toBe(404)
      expect(head).toContain('content-type: application/json')
      expect(head).toContain('cache-control: no-store')
      if (method !== 'HEAD') expect(JSON.parse(body)).toEqual({ error: expect.stringMatching(/\.$/) })
    }
  }
  await server.close()
})
