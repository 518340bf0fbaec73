import { freePort } from '@ekyc/db/testing/free-port'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { signInAt } from '../client.ts'
import { raw, requestText } from '../raw.ts'
import { startTestServer, type TestServer } from '../start-test-server.ts'

const always = {
  'content-security-policy': /default-src '(none|self)'.*frame-ancestors 'none'/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\)/,
  'referrer-policy': /^same-origin$/,
  'strict-transport-security': /^max-age=31536000; includesubdomains$/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^deny$/,
}

let server: TestServer
let origin: string
let signedIn: Record<string, string>
let link: string
beforeAll(async () => {
  const port = await freePort()
  origin = `http://127.0.0.1:${port}`
  server = await startTestServer({ env: { PORT: String(port), PUBLIC_URL: 'https://verify.example' } })
  const { cookie } = await signInAt(origin, { email: 'admin@larkfield.example', password: 'a-long-password-1' })
  signedIn = { host: 'verify.example', origin: 'https://verify.example', cookie }
  const { items } = await server.seenByAdmin.profiles.list({})
  const made = await fetch(`${origin}/api/trpc/verifications.create`, {
    method: 'POST',
    headers: { cookie, origin: 'https://verify.example', 'content-type': 'application/json' },
    body: JSON.stringify({
      customer: { name: 'Maria Santos' },
      profileId: items.find(({ checkMode }) => checkMode === 3)?.id,
    }),
  })
  const { result } = (await made.json()) as { result: { data: { link: { url: string } } } }
  link = new URL(result.data.link.url).pathname
})
afterAll(() => server.close())

/** Header lines by name; one that comes twice has both values. */
function headersOf(head: string): Map<string, string> {
  const headers = new Map<string, string>()
  for (const line of head.split('\r\n').slice(1)) {
    const [name = '', value = ''] = line.split(/: (.*)/)
    headers.set(name, headers.has(name) ? `${headers.get(name)}, ${value}` : value)
  }
  return headers
}

it.each<[string, number, () => string]>([
  ['the console', 200, () => requestText('GET', '/', signedIn)],
  ['a customer’s page', 200, () => requestText('GET', link, signedIn)],
  ['a customer’s page that is not there', 404, () => requestText('GET', '/v/none', signedIn)],
  ['a redirect', 303, () => requestText('POST', `${link}/start`, { ...signedIn, 'content-length': '0' })],
  ['the API', 200, () => requestText('GET', '/api/trpc/team.me', signedIn)],
  ['the API without a sign-in', 401, () => requestText('GET', '/api/trpc/team.me', { host: 'verify.example' })],
  ['a stream', 200, () => requestText('GET', '/api/trpc/verifications.changes', signedIn)],
  ['a change from elsewhere', 403, () => requestText('POST', '/api/trpc/x', { ...signedIn, origin: 'http://x' })],
  ['sign-in', 200, () => requestText('GET', '/api/auth/get-session', signedIn)],
  ['evidence that is not there', 404, () => requestText('GET', '/api/evidence/evd_none', signedIn)],
  ['an export', 200, () => requestText('GET', '/api/verifications/export', signedIn)],
  ['health', 200, () => requestText('GET', '/healthz', signedIn)],
  ['an unknown address', 404, () => requestText('GET', '/api/none', signedIn)],
  ['an address that cannot be read', 404, () => requestText('GET', '/api/%zz', signedIn)],
  [
    'too large a body',
    413,
    () => requestText('POST', '/api/auth/sign-in/email', { ...json(), 'content-length': '9999999' }),
  ],
  ['a body that is none', 400, () => requestText('POST', '/api/auth/sign-in/email', json(), '{')],
  [
    'a body of another kind',
    415,
    () => requestText('POST', '/api/auth/sign-in/email', { ...json(), 'content-type': 'x/y' }, '{'),
  ],
  ['another method', 405, () => requestText('DELETE', '/', signedIn)],
  ['no host', 400, () => requestText('GET', '/', {})],
  ['no HTTP', 400, () => 'hello\r\n\r\n'],
  ['headers without end', 431, () => requestText('GET', '/', { ...signedIn, x: 'y'.repeat(20_000) })],
  ['an expectation', 417, () => requestText('GET', '/', { ...signedIn, expect: 'x' })],
])(
  'Every security header is on the answer to %s (%i), once, and nothing names the software',
  async (_what, status, text) => {
    const answer = await raw(origin, text())
    expect(answer.status).toBe(status)
    const headers = headersOf(answer.head)
    for (const [name, value] of Object.entries(always)) expect(headers.get(name), name).toMatch(value)
    expect(headers.get('x-powered-by') ?? headers.get('server')).toBeUndefined()
    expect(headers.get('cache-control')).toMatch(/no-store|^no-cache$/)
  },
)

function json() {
  return { ...signedIn, 'content-type': 'application/json', 'content-length': '1' }
}
