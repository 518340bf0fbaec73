import { createAuth } from '@ekyc/api'
import { engines } from '@ekyc/db/testing'
import { can, isRole, type Permission, permissions, type Role, roles } from '@ekyc/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uploadPhoto } from './client.ts'
import { everyProcedure, goodInputs, octetStreams, type WalkedProcedure } from './every-procedure.ts'
import { spoiled } from './garbage.ts'
import { drawnPhoto, startTestServer, type TestServer } from './start-test-server.ts'
import { join, type SignedIn } from './team.ts'

type Caller = 'nobody' | Role

describe('every procedure', () => {
  it.each(everyProcedure)('$path declares its permission', ({ path, permission }) => {
    expect(['public', ...permissions]).toContain(permission)
    // Only what a one-time token opens is public.
    if (permission === 'public') expect(['team.setUp', 'team.readLink', 'team.acceptLink']).toContain(path)
  })

  it('has a good input to spoil', () => {
    const known = { verificationId: '', userId: '', profileId: '' }
    expect(Object.keys(goodInputs(known)).sort()).toEqual(everyProcedure.map(({ path }) => path).sort())
  })
})

describe.each(engines)('who may do what on %s', (engine) => {
  let server: TestServer
  let admin: SignedIn
  const cookies = { nobody: '' } as Record<Caller, string>
  beforeAll(async () => {
    server = await startTestServer({ engine })
    admin = await server.signIn()
    cookies.admin = admin.cookie
    cookies.operator = (await join(server, admin, 'operator')).cookie
    cookies.compliance = (await join(server, admin, 'compliance')).cookie
  })
  afterAll(() => server.close())

  const trpc = (path: string) => `${server.origin}/api/trpc/${path}`

  /** Calls without an input: who is let in meets the input's check, who is not never comes so far. */
  async function knock({ path, type }: WalkedProcedure, cookie: string, origin: string | null = server.origin) {
    const leaving = new AbortController()
    const answer = await fetch(trpc(path), {
      method: type === 'mutation' ? 'POST' : 'GET',
      headers: {
        cookie,
        ...(origin ? { origin } : {}),
        ...(type === 'mutation' ? { 'content-type': 'application/json' } : {}),
        ...(octetStreams.includes(path) ? { 'content-type': 'application/octet-stream' } : {}),
      },
      ...(type === 'mutation' ? { body: '{}' } : {}),
      signal: leaving.signal,
    })
    // A stream has answered 200 by the time that it says why it ends.
    const telling = setInterval(() => server.ports.changes.announce('ver_1'), 20)
    const status = type === 'subscription' ? await statusOfStream(answer) : answer.status
    clearInterval(telling)
    leaving.abort()
    return status
  }

  it.each(['nobody', ...roles] as Caller[])('lets %s in exactly where the table says', async (caller) => {
    const got = await Promise.all(
      everyProcedure.map(async (each) => [each.path, verdict(await knock(each, cookies[caller]))]),
    )
    const wanted = everyProcedure.map(({ path, permission }) => [path, expected(caller, permission)])
    expect(Object.fromEntries(got)).toEqual(Object.fromEntries(wanted))
  })

  it('refuses every mutation whose Origin is not the console’s', async () => {
    const mutations = everyProcedure.filter(({ type }) => type === 'mutation')
    for (const origin of ['https://evil.example', 'null', `${server.origin}.evil.example`, null]) {
      const statuses = await Promise.all(mutations.map((each) => knock(each, cookies.admin, origin)))
      expect(new Set(statuses)).toEqual(new Set([403]))
    }
  })

  it('takes no mutation by GET and none from a form of another site', async () => {
    const url = `${trpc('team.invite')}?input=${encodeURIComponent('{"name":"A","email":"a@b.example","role":"admin"}')}`
    expect((await fetch(url, { headers: { cookie: admin.cookie } })).status).toBe(405)
    const form = await fetch(trpc('team.invite'), {
      method: 'POST',
      headers: { cookie: admin.cookie, origin: 'https://evil.example', 'content-type': 'text/plain' },
      body: '{"name":"A","email":"a@b.example","role":"admin"}',
    })
    expect(form.status).toBe(403)
    expect(await server.ports.db.client.user.count({ where: { email: 'a@b.example' } })).toBe(0)
  })

  // Some 15,000 calls, of which many write.
  it('never breaks, whatever input any procedure gets', async () => {
    const broken: string[] = []
    const someOfEach = async (name: string) => {
      // Without a photo, so that the good input is carried out; what the profiles are, a good input may change.
      const { items } = await admin.api.profiles.list.query()
      const profileId = items.find(({ checkMode }) => checkMode === 3)?.id ?? ''
      const made = await admin.api.verifications.create.mutate({ customer: { name: 'Maria Santos' }, profileId })
      const email = `${name}.${engine}@larkfield.example`
      const invited = await admin.api.team.invite.mutate({ name: 'Nobody Yet', email, role: 'operator' })
      return { verificationId: made.id, userId: invited.userId, profileId }
    }
    const read = await someOfEach('read')
    // Most of it ends in the schemas, whatever the engine, and PostgreSQL is the stricter one behind them.
    const every = engine === 'postgresql' ? 2 : 5
    for (const { path, type } of everyProcedure) {
      if (octetStreams.includes(path) || type === 'subscription') continue
      const known = type === 'query' ? read : await someOfEach(path)
      const inputs = [...spoiled(goodInputs(known)[path])].filter((_, index) => index % every === 0)
      for (const batch of inBatches(inputs)) {
        for (const [index, code] of (await callBatch(path, type, batch)).entries()) {
          if (code === 'INTERNAL_SERVER_ERROR') broken.push(`${path} ${batch[index]?.slice(0, 200)}`)
        }
      }
    }
    expect(broken).toEqual([])
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('never breaks when the same call arrives three times at once', async () => {
    const profileId = (await admin.api.profiles.list.query()).items.find(({ checkMode }) => checkMode === 3)?.id ?? ''
    const broken: string[] = []
    for (const { path, type } of everyProcedure) {
      if (octetStreams.includes(path) || type !== 'mutation') continue
      const { id } = await admin.api.verifications.create.mutate({ customer: { name: 'Maria Santos' }, profileId })
      const { userId } = await admin.api.team.invite.mutate({
        name: 'Nobody Yet',
        email: `${path}.at-once.${engine}@larkfield.example`,
        role: 'operator',
      })
      const input = JSON.stringify(goodInputs({ verificationId: id, userId, profileId })[path])
      const codes = await Promise.all([input, input, input].map((each) => callBatch(path, type, [each])))
      if (codes.flat().includes('INTERNAL_SERVER_ERROR')) broken.push(path)
    }
    expect(broken).toEqual([])
  })

  /** The error codes of many calls in one request; null for a call that succeeded. */
  async function callBatch(path: string, type: WalkedProcedure['type'], inputs: string[]): Promise<(string | null)[]> {
    const paths = inputs.map(() => path).join(',')
    const body = `{${inputs.map((input, index) => `"${index}":${input}`).join(',')}}`
    const url = `${trpc(paths)}?batch=1`
    const headers = { cookie: admin.cookie, origin: server.origin, 'content-type': 'application/json' }
    const answer =
      type === 'mutation'
        ? await fetch(url, { method: 'POST', headers, body })
        : await fetch(`${url}&input=${encodeURIComponent(body)}`, { headers })
    const items = (await answer.json()) as { error?: { data: { code: string } } }[]
    // A key that would reach a prototype is refused before tRPC sees the body.
    if (answer.status === 400 && !Array.isArray(items)) return ['BAD_REQUEST']
    return items.map((item) => item.error?.data.code ?? null)
  }

  it('answers a body or an address that is none of tRPC’s with a 4xx', async () => {
    const headers = { cookie: admin.cookie, origin: server.origin }
    const post = (path: string, body: string, type = 'application/json') =>
      fetch(trpc(path), { method: 'POST', headers: { ...headers, 'content-type': type }, body })
    const answers = await Promise.all([
      post('team.invite', '{'),
      post('team.invite', '\u0000\u0001', 'application/octet-stream'),
      post('team.invite', 'name=x', 'application/x-www-form-urlencoded'),
      post('team.invite', '<xml/>', 'application/xml'),
      post('team.invite', JSON.stringify('x'.repeat(2_000_000))),
      post('team.invite,team.invite?batch=1', '[]'),
      post('nothing.here', '{}'),
      post('__proto__', '{}'),
      post('constructor.prototype', '{}'),
      post(`${'team.invite,'.repeat(60)}team.invite?batch=1`, '{}'),
      fetch(`${trpc('verifications.list')}?input=%7B`, { headers }),
      fetch(`${trpc('verifications.list')}?input=%ff`, { headers }),
      fetch(`${trpc('verifications.list')}?batch=1&input=1`, { headers }),
      fetch(`${server.origin}/api/trpc/`, { headers }),
      fetch(`${server.origin}/api/evidence/${encodeURIComponent('../../\u0000')}`, { headers }),
      fetch(`${server.origin}/api/evidence/%ff`, { headers }),
    ])
    for (const { status, url } of answers) expect(`${url} ${Math.floor(status / 100)}`).toBe(`${url} 4`)
  })

  it('refuses what is no photo, in words', async () => {
    const photo = await drawnPhoto()
    for (const bytes of [
      '',
      'no picture',
      '\u0000'.repeat(5000),
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'GIF89a',
    ]) {
      const answer = await uploadPhoto(server.origin, admin.cookie, Buffer.from(bytes))
      expect(answer.status).toBe(400)
      expect(await answer.text()).toContain('photo')
    }
    expect((await uploadPhoto(server.origin, admin.cookie, photo.subarray(0, photo.length / 2))).status).toBe(400)
    expect((await uploadPhoto(server.origin, admin.cookie, Buffer.alloc(21 * 1024 * 1024))).status).toBe(413)
  })

  it('signs nobody up, and has nothing of better-auth but sign-in, sign-out and the session', async () => {
    const auth = createAuth({
      db: server.ports.db,
      consoleUrl: server.origin,
      secret: 'x'.repeat(32),
      log: server.ports.log,
    })
    const endpoints = Object.values(auth.api).flatMap((endpoint) => {
      const { path, options } = endpoint as { path?: string; options?: { method?: string | string[] } }
      return path ? [[options?.method ?? 'POST'].flat().map((method) => ({ path, method }))].flat() : []
    })
    expect(endpoints.map(({ path }) => path)).toContain('/sign-up/email')
    const open: string[] = []
    for (const { path, method } of endpoints) {
      const url = `${server.origin}/api/auth${path.replaceAll(/:\w+/g, 'x')}`
      const body = JSON.stringify({ email: 'new@evil.example', password: 'a-long-password-9', name: 'New' })
      const answer = await fetch(url, {
        method,
        headers: { 'content-type': 'application/json', origin: server.origin },
        ...(method === 'GET' ? {} : { body }),
      })
      if (answer.status !== 404) open.push(`${method} ${path}`)
    }
    expect(open.sort()).toEqual(['GET /get-session', 'POST /sign-in/email', 'POST /sign-out'])
    expect(await server.ports.db.client.user.count({ where: { email: 'new@evil.example' } })).toBe(0)
  })

  it('ends the session of somebody who is disabled, at once and everywhere', async () => {
    const person = await join(server, admin, 'compliance')
    await person.api.team.me.query()
    const stream = await fetch(trpc('verifications.changes'), { headers: { cookie: person.cookie } })
    expect(stream.status).toBe(200)
    await admin.api.team.disable.mutate({ userId: person.userId })

    await expect(person.api.team.me.query()).rejects.toMatchObject({
      data: { code: 'UNAUTHORIZED', appCode: 'notSignedIn' },
    })
    const headers = { cookie: person.cookie }
    expect((await fetch(`${server.origin}/api/evidence/evd_x`, { headers })).status).toBe(401)
    expect(await (await fetch(`${server.origin}/api/auth/get-session`, { headers })).text()).toBe('null')
    expect(await statusOfStream(await fetch(trpc('verifications.changes'), { headers }))).toBe(401)
    expect((await server.signIn(person.email, person.password)).status).toBe(403)
    await stream.body?.cancel()

    await admin.api.team.enable.mutate({ userId: person.userId })
    expect((await server.signIn(person.email, person.password)).status).toBe(200)
  })

  it('counts a new role from the next request on, and keeps the last admin', async () => {
    const person = await join(server, admin, 'operator')
    await expect(person.api.team.list.query()).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } })
    await admin.api.team.setRole.mutate({ userId: person.userId, role: 'admin' })
    await person.api.team.list.query()
    await admin.api.team.setRole.mutate({ userId: person.userId, role: 'operator' })
    await expect(person.api.team.list.query()).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } })

    const { id } = await admin.api.team.me.query()
    const conflict = { data: { code: 'CONFLICT' } }
    await expect(admin.api.team.disable.mutate({ userId: id })).rejects.toMatchObject(conflict)
    await expect(admin.api.team.setRole.mutate({ userId: id, role: 'compliance' })).rejects.toMatchObject(conflict)
  })
})

async function statusOfStream(answer: Response): Promise<number> {
  let heard = ''
  for await (const chunk of answer.body ?? []) {
    heard += Buffer.from(chunk).toString()
    const error = /event: serialized-error\ndata: (.*)\n/.exec(heard)?.[1]
    if (error) return JSON.parse(error).data.httpStatus
    if (heard.includes('data: {"id":"ver_1"}')) break
  }
  return answer.status
}

function verdict(status: number): string {
  return { 401: 'UNAUTHORIZED', 403: 'FORBIDDEN' }[status] ?? 'let in'
}

function expected(caller: Caller, permission: string | undefined): string {
  if (permission === 'public') return 'let in'
  if (!isRole(caller)) return 'UNAUTHORIZED'
  return can(caller, permission as Permission) ? 'let in' : 'FORBIDDEN'
}

/** As many inputs at once as a batch may have and an address may be long; what spoils the whole body comes alone. */
function* inBatches(inputs: Iterable<string>): Generator<string[]> {
  let batch: string[] = []
  let length = 0
  for (const input of inputs) {
    const size = encodeURIComponent(input.replaceAll(/[\ud800-\udfff]/g, '?')).length
    if (/__proto__|constructor/.test(input)) {
      yield [input]
      continue
    }
    if (batch.length >= 50 || length + size > 11_000) {
      yield batch
      batch = []
      length = 0
    }
    batch.push(input)
    length += size
  }
  if (batch.length > 0) yield batch
}
