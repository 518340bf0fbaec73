import { afterAll, beforeAll, expect, it } from 'vitest'
import { raw, requestText } from '../raw.ts'
import { startTestServer, type TestServer } from '../start-test-server.ts'

/** Every pattern that the program answers. */
const PATHS = [
  '/',
  '/sign-in',
  '/healthz',
  '/readyz',
  '/metrics',
  '/api',
  '/api/none',
  '/api/auth/sign-in/email',
  '/api/auth/get-session',
  '/api/auth/list-sessions',
  '/api/trpc',
  '/api/trpc/',
  '/api/trpc/none',
  '/api/trpc/system.info',
  '/api/trpc/verifications.list',
  '/api/trpc/verifications.create',
  '/api/trpc/verifications.changes',
  '/api/trpc/comparePhotos.upload',
  '/api/trpc/imports.upload',
  '/api/trpc/imports.addPhotos',
  '/api/evidence/evi_none',
  '/api/verifications/export',
  '/api/receipts/sms',
  '/api/imports/imp_none/errors',
  '/assets/none.js',
  '/v',
  '/v/none',
  '/v/none/start',
  '/v/none/return',
  '/v/none/decline',
  '/sandbox/h5',
  '/sandbox/h5/attempt',
  '/sandbox/control',
  '/sandbox/control/api/state',
]
/** One for each way in which a body is read, and not read. */
const READERS = [
  '/healthz',
  '/api/none',
  '/api/auth/sign-in/email',
  '/api/trpc/verifications.create',
  '/api/trpc/imports.upload',
  '/api/receipts/sms',
  '/v/none/start',
  '/sandbox/h5/attempt',
]
const METHODS = ['TRACE', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'QUERY', 'SEARCH', 'BREW', 'get', 'CONNECT']

let server: TestServer
let host: string
/** An admin's, so that what is behind the sign-in is reached too. */
let signedIn: Record<string, string>
beforeAll(async () => {
  server = await startTestServer({ env: { SMS_HTTP_URL: 'http://127.0.0.1:9', SMS_HTTP_TOKEN: 'a-token' } })
  host = new URL(server.origin).host
  signedIn = { cookie: (await server.signIn()).cookie, origin: server.origin, host }
})
afterAll(() => server.close())

/** Sends every text and says which are answered with a status that no caller should see. */
async function broken(texts: string[], isFine: (status: number) => boolean, end = false): Promise<string[]> {
  const left = [...texts]
  const found: string[] = []
  const work = async () => {
    for (let text = left.pop(); text !== undefined; text = left.pop()) {
      const { status, head } = await raw(server.origin, text, { end })
      const named = `${status} ${text.slice(0, 120)}`
      if (!isFine(status)) found.push(named)
      else if (status !== 0 && !head.includes('x-content-type-options: nosniff')) found.push(`bare: ${named}`)
      else if (status !== 0 && !head.includes('content-security-policy: ')) found.push(`no policy: ${named}`)
    }
  }
  await Promise.all(Array.from({ length: 20 }, work))
  return found
}

const refused = (status: number) => status >= 400 && status < 500
const noBreak = (status: number) => status !== 500

it('A method that nothing answers is refused on every address', async () => {
  const texts = PATHS.flatMap((path) => METHODS.map((method) => requestText(method, path, signedIn)))
  expect(await broken(texts, (status) => [400, 405].includes(status))).toEqual([])
})

it('A host that is none is refused on every address, an empty one everywhere but at the probes', async () => {
  const hosts = ['@', ':', ':80', 'a b', 'a:b', 'a:99999', '[', '[::1', '256.256.256.256', '%00', 'ä', '-', 'x/y', '..']
  const cookie = signedIn.cookie ?? ''
  const texts = PATHS.flatMap((path) => hosts.map((name) => requestText('GET', path, { cookie, host: name })))
  expect(await broken(texts, (status) => status === 400)).toEqual([])
  const probes = ['/healthz', '/readyz', '/metrics']
  for (const path of PATHS) {
    const { status } = await raw(server.origin, requestText('GET', path, { host: '' }))
    expect(status, path).toBe(probes.includes(path) ? 200 : 400)
  }
})

it('An address with odd characters breaks nothing', async () => {
  const odd = ['%00', '%ff', '%', '%zz', '%c0%ae', '%2e%2e%2f', '\\', '\x7f', 'é', '?%00=%ff', '?a[]=1&a=2', ';x', '#x']
  const long = ['x'.repeat(3000), 'x'.repeat(100_000), `?${'q=1&'.repeat(3000)}`]
  const inputs = ['?input=', '?input=%', '?input=null', '?batch=1&input=[]', '?batch=x&input={"0":null}', '?input={']
  const ends = [...odd, ...long, ...inputs, '/', '//', '/..', '/.']
  const texts = PATHS.flatMap((path) =>
    ends.flatMap((end) => ['GET', 'POST'].map((method) => requestText(method, path + end, signedIn))),
  )
  expect(await broken(texts, noBreak)).toEqual([])
})

it('Headers that contradict each other, or say nothing, break nothing', async () => {
  const odd: Record<string, string | string[]>[] = [
    { range: 'bytes=0-' },
    { range: 'bytes=-1' },
    { range: 'bytes=9-1' },
    { range: 'bytes=0-0,1-1' },
    { range: 'lines=1' },
    { range: ['bytes=0-1', 'bytes=2-3'] },
    { 'if-none-match': '*', 'if-modified-since': 'never' },
    { 'accept-language': 'x'.repeat(5000) },
    { 'accept-encoding': 'gzip;q=0, *;q=x' },
    { 'accept-version': '1.x' },
    { accept: '\xff' },
    { cookie: ['a=b', '=;;=', 'ekyc.session_token=%'] },
    { authorization: ['Bearer a', 'Bearer b'] },
    { origin: ['http://a', 'http://b'] },
    { 'x-forwarded-for': 'nobody, ::, 1.2.3.4:5', 'x-client-ip': '\x80' },
    { 'x-forwarded-proto': 'gopher', 'x-http-method-override': 'DELETE' },
    { 'trpc-accept': 'application/jsonl' },
    { 'last-event-id': '*' },
    { upgrade: 'h2c', connection: 'Upgrade, HTTP2-Settings', 'http2-settings': 'AAMAAABkAAQAAP__' },
    { expect: 'a miracle' },
    { te: 'trailers', trailer: 'x' },
  ]
  const texts = PATHS.flatMap((path) =>
    odd.flatMap((headers) => ['GET', 'HEAD'].map((method) => requestText(method, path, { ...signedIn, ...headers }))),
  )
  expect(await broken(texts, noBreak)).toEqual([])
})

it('A body that is not what its headers say is refused, and breaks nothing', async () => {
  const types = ['application/json', 'application/octet-stream', 'multipart/form-data', 'text/plain', '/', 'a/b;;=', '']
  const bodies: [Record<string, string | string[]>, string][] = [
    [{ 'content-length': '10' }, '{}'],
    [{ 'content-length': '1' }, '{"a":1}'],
    [{ 'content-length': ['1', '2'] }, '{}'],
    [{ 'content-length': '-1' }, ''],
    [{ 'content-length': '99999999999999999999' }, '{}'],
    [{ 'content-length': '2', 'transfer-encoding': 'chunked' }, '0\r\n\r\n'],
    [{ 'transfer-encoding': 'chunked' }, 'zz\r\nx'],
    [{ 'transfer-encoding': 'chunked' }, '5\r\n{}\r\n0\r\n\r\n'],
    [{ 'transfer-encoding': 'gzip' }, '{}'],
    [{ 'content-encoding': 'gzip', 'content-length': '2' }, '{}'],
    [{ 'content-length': '3' }, '\xff\xfe\x00'],
  ]
  const texts = READERS.flatMap((path) =>
    types.flatMap((type) =>
      bodies.flatMap(([headers, body]) =>
        ['POST', 'GET'].map((method) =>
          requestText(method, path, { ...signedIn, 'content-type': type, ...headers }, body),
        ),
      ),
    ),
  )
  expect(await broken(texts, noBreak, true)).toEqual([])
})

it('What is no HTTP at all is refused', async () => {
  const texts = [
    '\r\n\r\n',
    '\x16\x03\x01\x02\x00\x01',
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    'x',
  ]
  expect(await broken(texts, (status) => status === 0 || refused(status), true)).toEqual([])
})
