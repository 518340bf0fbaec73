import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { startMailServer } from '@ekyc/delivery/testing'
import { createAuthority, startProxy } from '@ekyc/outbound/testing'
import { expect, it, onTestFinished } from 'vitest'
import { signInAt } from './client.ts'
import { phone } from './phone.ts'
import { room, run } from './program.ts'
import { createWithPhoto, type TestServer } from './start-test-server.ts'

const ADMIN = { email: 'admin@larkfield.example', password: 'a-long-password-1' }
const HOSTS = ['faceid.bank.test', 'hook.bank.test', 's3.bank.test']

/** A bank’s network: everything outside is reached through one proxy with a password and shows the bank’s own certificates. */
async function startNetwork() {
  const place = await room()
  onTestFinished(place.leave)
  const authority = await createAuthority()
  const files = new Map<string, Buffer>()
  const server = createServer(await authority.issue(HOSTS), async (request, response) => {
    const { host, 'x-tc-action': action } = request.headers
    const body = await buffer(request)
    if (host === 'faceid.bank.test') {
      const minted = { BizToken: 'TOKEN-1', VerificationURL: 'https://h5.bank.test/?token=TOKEN-1' }
      return response.end(JSON.stringify({ Response: action?.includes('Apply') ? minted : { ErrorCode: null } }))
    }
    if (host === 'hook.bank.test') return response.writeHead(204).end()
    const { url = '', method } = request
    const key = url.split('?')[0] ?? ''
    if (method === 'PUT') files.set(key, body)
    const found = files.get(key)
    return method === 'GET' && !found ? response.writeHead(404).end() : response.end(method === 'GET' ? found : '')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const proxy = await startProxy(Object.fromEntries(HOSTS.map((host) => [host, port])), { auth: 'egress:s3cret' })
  onTestFinished(proxy.close)
  const mail = await startMailServer({ secure: true, ...(await authority.issue(['::ffff:7f00:1'])) })
  const ca = path.join(place.dataDir, 'bank-ca.pem')
  await writeFile(ca, authority.cert)
  const env = {
    ...place.env,
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    TENCENTCLOUD_SECRET_ID: 'id',
    TENCENTCLOUD_SECRET_KEY: 'key',
    TENCENTCLOUD_FACEID_ENDPOINT: 'https://faceid.bank.test',
    STORAGE_URL: 's3://evidence/kyc',
    S3_ENDPOINT: 'https://s3.bank.test',
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    SMTP_URL: mail.farUrl(),
    MAIL_FROM: 'checks@bank.test',
    ALERT_EMAIL: 'ops@bank.test',
    ALERT_WEBHOOK_URL: 'https://hook.bank.test/',
    HTTPS_PROXY: proxy.url,
  }
  return { ...place, env, ca, proxy, mail }
}

it('behind a proxy with a private authority, Tencent, the bucket, webhooks and mail all work', async () => {
  const { env, ca, proxy, mail, origin } = await startNetwork()
  const program = run({ ...env, NODE_EXTRA_CA_CERTS: ca })
  await program.started()
  const admin = await signInAt(origin, ADMIN)
  const { link } = await createWithPhoto({ origin } as TestServer, admin)
  const started = await phone.press(`${link.url}/start`)
  expect(started.headers.get('location')).toBe('https://h5.bank.test/?token=TOKEN-1')
  expect((await fetch(`${origin}/readyz`)).status).toBe(200)
  const { ways } = await admin.api.alarms.test.mutate()
  expect(ways).toEqual(ways.map(({ way }) => ({ way, problem: null })))
  expect(ways).toHaveLength(2)
  expect(mail.mails).toHaveLength(1)
  expect(new Set(proxy.asked)).toEqual(new Set(HOSTS.map((host) => `CONNECT ${host}:443`)))
  const { stdout, stderr } = await program.stop()
  expect(stdout + stderr).not.toContain('s3cret')
})

it('an authority that is not known, or a proxy that refuses, is said with the variable that mends it', async () => {
  const { env, origin, proxy } = await startNetwork()
  const program = run({ ...env, STORAGE_URL: '', S3_ENDPOINT: '' })
  await program.started()
  const admin = await signInAt(origin, ADMIN)
  const { link } = await createWithPhoto({ origin } as TestServer, admin)
  expect((await phone.press(`${link.url}/start`)).status).toBe(503)
  const { details } = await admin.api.system.info.query()
  expect(details?.tencent.lastProblem).toMatchObject({
    reason: 'tlsUntrusted',
    action: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
  })
  const { ways } = await admin.api.alarms.test.mutate()
  for (const { problem } of ways) expect(problem).toContain('NODE_EXTRA_CA_CERTS')
  await program.stop()

  const unknown = run({ ...env, STORAGE_URL: '', S3_ENDPOINT: '', HTTPS_PROXY: proxy.url.replace('s3cret', 'wr0ng') })
  await unknown.started()
  expect((await phone.press(`${link.url}/start`)).status).toBe(503)
  const again = await signInAt(origin, ADMIN)
  const info = await again.api.system.info.query()
  expect(info.details?.tencent.lastProblem).toMatchObject({ reason: 'proxy', code: '407' })
  const { stdout, stderr } = await unknown.stop()
  expect(stdout + stderr + JSON.stringify(info)).not.toContain('wr0ng')
})
