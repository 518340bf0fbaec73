import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { requestText } from '../raw.ts'
import { startTestServer, type TestServer } from '../start-test-server.ts'

let server: TestServer
let signedIn: Record<string, string>
beforeAll(async () => {
  server = await startTestServer()
  const { cookie } = await server.signIn()
  signedIn = { host: new URL(server.origin).host, cookie, origin: server.origin }
})
afterAll(() => server.close())

/** For what comes in moments on a machine without other work. */
const PATIENCE = 30_000

/** A connection that stays open, and all that came over it. */
async function open(text: string) {
  // Not polled for: that would move a clock that stands still.
  const taken = text.includes('\r\n\r\n') ? once(server.app.server, 'request') : null
  const socket: Socket = connect(Number(new URL(server.origin).port), '127.0.0.1')
  let heard = ''
  let closed = false
  socket.on('data', (chunk) => {
    heard += chunk
  })
  socket.on('error', () => undefined)
  socket.on('close', () => {
    closed = true
  })
  socket.write(text)
  const [, response] = ((await taken) ?? []) as [IncomingMessage?, ServerResponse?]
  return { socket, response, heard: () => heard, isClosed: () => closed }
}
const closing = (connection: { isClosed(): boolean }) =>
  vi.waitFor(() => expect(connection.isClosed()).toBe(true), PATIENCE)

describe('A body that dawdles', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  const file = 'application/octet-stream'
  it.each([
    [30, '/api/trpc/verifications.create', 'application/json'],
    [30, '/api/trpc/imports.upload', 'application/json'],
    [30, '/api/trpc/comparePhotos.upload', 'application/json'],
    [30, '/api/auth/sign-in/email', 'application/json'],
    [30, '/v/none/start', 'application/x-www-form-urlencoded'],
    [30, '/sandbox/h5/start', 'application/x-www-form-urlencoded'],
    [120, '/api/trpc/comparePhotos.upload', file],
    [600, '/api/trpc/imports.upload', file],
  ])('has %i s at %s as %s, then 408 and the end of its connection', async (seconds, path, type) => {
    const headers = { ...signedIn, connection: 'keep-alive', 'content-type': type, 'content-length': '100' }
    const connection = await open(requestText('POST', path, headers, '{'))
    vi.advanceTimersByTime(seconds * 1000 - 1)
    connection.socket.write(' ')
    expect(connection.response?.headersSent).toBe(false)
    vi.advanceTimersByTime(1)
    expect(connection.response?.headersSent).toBe(true)
    vi.useRealTimers()
    await closing(connection)
    expect(connection.heard()).toMatch(/^HTTP\/1\.1 408 .*\r\n/)
    expect(connection.heard().toLowerCase()).toContain('x-content-type-options: nosniff')
    expect(connection.heard()).toContain('took too long to arrive')
  })

  it('that was answered before it came ends its connection all the same', async () => {
    const headers = { ...signedIn, connection: 'keep-alive', 'content-length': '100' }
    const connection = await open(requestText('GET', '/healthz', headers, '{'))
    while (!connection.heard().includes('200 OK')) await once(connection.socket, 'data')
    expect(connection.isClosed()).toBe(false)
    vi.advanceTimersByTime(30_000)
    vi.useRealTimers()
    await closing(connection)
  })

  it('that comes in time leaves no deadline to the requests after it', async () => {
    const headers = { ...signedIn, connection: 'keep-alive', 'content-type': 'application/json', 'content-length': '2' }
    const text = requestText('POST', '/api/auth/sign-in/email', headers, '{}')
    const connection = await open(text)
    while (!connection.heard().includes('\r\n\r\n')) await once(connection.socket, 'data')
    vi.advanceTimersByTime(600_000)
    const before = connection.heard().length
    connection.socket.write(text)
    while (connection.heard().length === before) await once(connection.socket, 'data')
    connection.socket.destroy()
  })
})

it('Headers that dawdle are answered 408 within seconds of their deadline', async () => {
  const { server: http } = server.app
  const deadline = http.headersTimeout
  expect(deadline).toBe(20_000)
  http.headersTimeout = 1
  const connection = await open('GET / HTTP/1.1\r\nHost:')
  await closing(connection)
  http.headersTimeout = deadline
  expect(connection.heard()).toMatch(/^HTTP\/1\.1 408 /)
  expect(connection.heard()).toContain('content-security-policy: ')
})

it('Connections that say nothing leave room for others: of one address, 500', async () => {
  const idle = await Promise.all(Array.from({ length: 510 }, () => open('')))
  await vi.waitFor(() => expect(idle.filter((each) => each.isClosed()).length).toBeGreaterThanOrEqual(10), PATIENCE)
  expect(idle.filter((each) => !each.isClosed()).length).toBeLessThanOrEqual(500)
  for (const { socket } of idle) socket.destroy()
  await vi.waitFor(async () => expect((await fetch(`${server.origin}/healthz`)).status).toBe(200), PATIENCE)
})
