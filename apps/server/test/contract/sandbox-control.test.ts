import { expect, it } from 'vitest'
import { ask } from '../ask.ts'
import { createWithPhoto, startTestServer, type TestServer } from '../start-test-server.ts'
import { join } from '../team.ts'

const fault = JSON.stringify({ api: 'apply', kind: 'timeout', remaining: 1 })

const pull = (server: TestServer, headers: Record<string, string>) =>
  ask(server.origin, '/sandbox/control/api/fault', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: fault,
  })

it('The sandbox is controlled by a signed-in admin from the console’s own pages, or with its key, and by nobody else', async () => {
  const server = await startTestServer()
  const { origin } = server
  const admin = await server.signIn()
  const { id, link } = await createWithPhoto(server, admin)
  const h5 = await ask(origin, `${new URL(link.url).pathname}/start`, { method: 'POST' })
  expect(h5.status).toBe(303)
  const operator = await join(server, admin, 'operator')

  const strangers: Record<string, string>[] = [{}, { cookie: 'ekyc.session_token=x' }, { authorization: 'Bearer x' }]
  for (const headers of [...strangers, { cookie: operator.cookie }]) {
    for (const path of ['/sandbox/control', '/sandbox/control?key=x', '/sandbox/control/api/state']) {
      expect((await ask(origin, path, { headers })).status).toBe(401)
    }
    expect((await pull(server, { ...headers, origin })).status).toBe(401)
  }
  for (const foreign of ['https://elsewhere.example', 'null', `${origin}.example`]) {
    expect((await pull(server, { cookie: admin.cookie, origin: foreign })).status).toBe(403)
  }
  expect((await pull(server, { cookie: admin.cookie })).status).toBe(403)
  expect(server.sandbox?.control.state.faults).toEqual([])

  const asAdmin = { cookie: admin.cookie, origin }
  const withKey = { authorization: `Bearer ${server.sandbox?.controlKey}` }
  for (const headers of [asAdmin, withKey]) {
    expect((await pull(server, headers)).status).toBe(200)
    const state = await ask(origin, '/sandbox/control/api/state', { headers })
    expect(JSON.parse(state.text)).toMatchObject({ faults: [{ kind: 'timeout' }] })
    const board = await ask(origin, '/sandbox/control', { headers })
    const [token = ''] = Object.keys(server.sandbox?.control.state.sessions ?? {})
    const code = link.url.split('/').at(-1) ?? ''
    for (const secret of [token, code]) expect(state.text + board.text).not.toContain(secret)
    // The key may be anybody's: only who is signed in reads whose sessions these are.
    const named = [`href="/verifications/${id}">Maria Santos`, 'Back to the console'].map((words) =>
      board.text.includes(words),
    )
    expect(named).toEqual([headers === asAdmin, true])
    expect(state.text).not.toContain('Maria')
  }
  expect((await ask(origin, h5.headers.location?.replace(origin, '') ?? '')).status).toBe(200)
  expect(await admin.api.system.info.query()).toMatchObject({ sandboxControl: true })
  expect(await operator.api.system.info.query()).toMatchObject({ sandboxControl: false })
  await server.close()
})

it('With NODE_ENV=production the sandbox is controlled only where a key was set for it', async () => {
  const key = Buffer.alloc(32).toString('base64')
  const production = { NODE_ENV: 'production', EKYC_MODE: 'sandbox', MASTER_KEY: key, AUTH_SECRET: key }
  const off = await startTestServer({ env: production })
  const { cookie, api } = await off.signIn()
  expect((await pull(off, { cookie, origin: off.origin })).status).toBe(404)
  expect((await ask(off.origin, '/sandbox/control', { headers: { cookie } })).status).toBe(404)
  expect(await api.system.info.query()).toMatchObject({ mode: 'sandbox', sandboxControl: false })
  await off.close()
  const on = await startTestServer({ env: { ...production, SANDBOX_CONTROL_KEY: 'asked-for-by-name' } })
  expect((await pull(on, { authorization: 'Bearer asked-for-by-name' })).status).toBe(200)
  await on.close()
})
