import { once } from 'node:events'
import { createServer } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import tls from 'node:tls'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { ConnectionError, type PostOptions, post } from './post.ts'
import { createAuthority } from './testing/authority.ts'
import { startProxy } from './testing/proxy.ts'

const trusted = tls.getCACertificates('default')
let known: Awaited<ReturnType<typeof createAuthority>>
beforeAll(async () => {
  known = await createAuthority()
  tls.setDefaultCACertificates([...trusted, known.cert])
})
afterAll(() => tls.setDefaultCACertificates(trusted))

/** A server that answers each request with its own words. */
async function startServer(certificate?: { key: string; cert: string }) {
  const listener: Parameters<typeof createServer>[1] = async (request, response) =>
    response.end(`${request.headers.host} said ${await text(request)}`)
  const server = certificate ? createSecureServer(certificate, listener) : createServer(listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

async function proxyTo(...given: Parameters<typeof startProxy>) {
  const proxy = await startProxy(...given)
  onTestFinished(proxy.close)
  return { ...proxy, proxies: { http: proxy.url, https: proxy.url } }
}

const send = (address: string, options: Partial<PostOptions> = {}) =>
  post(address, { headers: {}, body: Buffer.from('hello'), signal: new AbortController().signal, ...options })

async function failureOf(sending: Promise<unknown>): Promise<ConnectionError> {
  const thrown = await sending.catch((error: unknown) => error)
  if (thrown instanceof ConnectionError) return thrown
  throw new Error('should have failed with a ConnectionError', { cause: thrown })
}

describe('a proxy', () => {
  test('carries https through a tunnel, and plain http as a request', async () => {
    const [secure, plain] = [await startServer(await known.issue(['api.bank.test'])), await startServer()]
    const { proxies, asked } = await proxyTo({ 'api.bank.test': secure, 'hook.bank.test': plain })
    expect(await text(await send('https://api.bank.test/', { proxies }))).toBe('api.bank.test said hello')
    expect(await text(await send('http://hook.bank.test/x', { proxies }))).toBe('hook.bank.test said hello')
    expect(asked).toEqual(['CONNECT api.bank.test:443', 'POST http://hook.bank.test/x'])
  })

  test('is passed by for what NO_PROXY names and for this machine', async () => {
    const port = await startServer()
    const { proxies, asked } = await proxyTo()
    expect(await text(await send(`http://127.0.0.1:${port}/`, { proxies }))).toContain('said hello')
    const none = await failureOf(send('http://no-such-host.test/', { proxies: { ...proxies, none: '.test' } }))
    expect(none).toMatchObject({ reason: 'dns', sent: false })
    expect(asked).toEqual([])
  })

  test('gets user and password from its address, and no error repeats them', async () => {
    const port = await startServer(await known.issue(['api.bank.test']))
    const { proxies, url } = await proxyTo({ 'api.bank.test': port }, { auth: 'egress:s3cret' })
    expect(await text(await send('https://api.bank.test/', { proxies }))).toContain('said hello')
    const wrong = url.replace('s3cret', 'wr0ng')
    const failure = await failureOf(send('https://api.bank.test/', { proxies: { https: wrong } }))
    expect(failure).toMatchObject({ reason: 'proxy', code: '407', sent: false })
    expect(failure.message).toContain('asks for a user and password')
    expect(`${failure.message}${failure.stack}${JSON.stringify(failure)}`).not.toContain('wr0ng')
  })

  test.each([
    ['refuses', { refuse: 403 }, 'https://api.bank.test', '403'],
    ['reaches nobody', {}, 'https://127.0.0.2.test:9', '502'],
    ['asks for a password, over plain http', { auth: 'a:b' }, 'http://api.bank.test', '407'],
  ])('that %s is named as what failed', async (_what, options, address, code) => {
    const { url } = await proxyTo({}, options)
    const bare = url.replace('a:b@', '')
    const failure = await failureOf(send(address, { proxies: { http: bare, https: bare } }))
    expect(failure).toMatchObject({ reason: 'proxy', code, sent: false })
    expect(failure.message).toContain('proxy')
  })

  test('that is down or has no such name is named as what failed', async () => {
    const { proxies, close } = await proxyTo()
    await close()
    expect(await failureOf(send('https://api.bank.test', { proxies }))).toMatchObject({ reason: 'proxy', sent: false })
    const misspelt = { https: 'http://no-such-proxy.test:3128' }
    expect(await failureOf(send('https://api.bank.test', { proxies: misspelt }))).toMatchObject({ reason: 'proxy' })
  })

  test('that never answers is named as what failed once the caller gives up', async () => {
    const { proxies, asked } = await proxyTo({}, { silent: true })
    const giveUp = new AbortController()
    const failing = failureOf(send('https://api.bank.test', { proxies, signal: giveUp.signal }))
    await vi.waitFor(() => expect(asked).toHaveLength(1))
    giveUp.abort()
    expect(await failing).toMatchObject({ reason: 'proxy', sent: false })
  })
})

describe('a certificate', () => {
  test('of an authority that is not known names the variable that adds it', async () => {
    const stranger = await createAuthority()
    const port = await startServer(await stranger.issue(['127.0.0.1']))
    const failure = await failureOf(send(`https://127.0.0.1:${port}`))
    expect(failure).toMatchObject({ reason: 'tlsUntrusted', sent: false })
    expect(failure.message).toContain('NODE_EXTRA_CA_CERTS')
  })

  test('that has expired says so', async () => {
    const port = await startServer(await known.issue(['127.0.0.1'], { expired: true }))
    const failure = await failureOf(send(`https://127.0.0.1:${port}`))
    expect(failure).toMatchObject({ reason: 'tls', code: 'CERT_HAS_EXPIRED' })
    expect(failure.message).toContain('has expired')
  })

  test('of another host says so', async () => {
    const port = await startServer(await known.issue(['other.bank.test']))
    const failure = await failureOf(send(`https://127.0.0.1:${port}`))
    expect(failure).toMatchObject({ reason: 'tls', code: 'ERR_TLS_CERT_ALTNAME_INVALID' })
    expect(failure.message).toContain('another host name')
  })
})

describe('a connection', () => {
  test('that breaks before it is encrypted has carried nothing', async () => {
    const { createServer: listen } = await import('node:net')
    const server = listen((socket) => socket.once('data', () => socket.destroy())).listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    expect(await failureOf(send(`https://127.0.0.1:${port}`))).toMatchObject({ reason: 'unreachable', sent: false })
    expect(await failureOf(send(`http://127.0.0.1:${port}`))).toMatchObject({ reason: 'broken', sent: true })
  })

  test('is new for each call and closed after it', async () => {
    const server = createServer((_request, response) => response.end('ok')).listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    let connections = 0
    server.on('connection', () => connections++)
    const { port } = server.address() as AddressInfo
    for (let i = 0; i < 2; i++) await text(await send(`http://127.0.0.1:${port}`))
    expect(connections).toBe(2)
  })
})
