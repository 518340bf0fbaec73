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

/** A connection that stays open, and all that came over it. */
async function open(text: string) {
  const requests = vi.fn()
  server.app.server.on('request', requests)
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
  if (text.includes('\r\n\r\n')) await vi.waitFor(() => expect(requests).toHaveBeenCalled(), 10_000)
  server.app.server.off('request', requests)
  return { socket, heard: () => heard, isClosed: () => closed }
}
const closing = (connection: { isClosed(): boolean }) =>
  vi.waitFor(() => expect(connection.isClosed()).toBe(true), 10_000)

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
    expect(connection.heard()).toBe('')
    vi.advanceTimersByTime(1)
    vi.useRealTimers()
    await closing(connection)
    expect(connection.heard()).toMatch(/^HTTP\/1\.1 408 .*\r\n/)
    expect(connection.heard().toLowerCase()).toContain('x-content-type-options: nosniff')
    expect(connection.heard()).toContain('took too long to arrive')
  })

  it('that was answered before it came ends its connection all the same', async () => {
    const headers = { ...signedIn, connection: 'keep-alive', 'content-length': '100' }
    const connection = await open(requestText('GET', '/healthz', headers, '{'))
    await vi.waitFor(() => expect(connection.heard()).toContain('200 OK'), 10_000)
    vi.advanceTimersByTime(30_000)
    vi.useRealTimers()
    await closing(connection)
  })

  it('that comes in time has no deadline left behind it', async () => {
    const answer = await fetch(`${server.origin}/api/auth/sign-in/email`, { method: 'POST', body: '{}' })
    expect(answer.status).toBe(415)
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(0), 10_000)
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
  await vi.waitFor(() => expect(idle.filter((each) => each.isClosed()).length).toBeGreaterThanOrEqual(10), 10_000)
  expect(idle.filter((each) => !each.isClosed()).length).toBeLessThanOrEqual(500)
  for (const { socket } of idle) socket.destroy()
  await vi.waitFor(async () => expect((await fetch(`${server.origin}/healthz`)).status).toBe(200), 10_000)
})
