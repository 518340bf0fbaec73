import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { engines } from '@ekyc/db/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from './start-test-server.ts'
import { join, type SignedIn } from './team.ts'

describe.each(engines)('the export on %s', (engine) => {
  let server: TestServer
  let admin: SignedIn
  let compliance: SignedIn
  beforeAll(async () => {
    server = await startTestServer({ engine })
    admin = await server.signIn()
    compliance = await join(server, admin, 'compliance')
  })
  afterAll(() => server.close())

  const address = (filter?: object | string) =>
    `${server.origin}/api/verifications/export${filter === undefined ? '' : `?filter=${encodeURIComponent(typeof filter === 'string' ? filter : JSON.stringify(filter))}`}`
  const ask = (filter?: object | string, headers: Record<string, string> = { cookie: compliance.cookie }) =>
    fetch(address(filter), { headers })
  const create = async (name: string, extra: object = {}) =>
    (await admin.api.verifications.create.mutate({ customer: { name, ...extra }, profileId: 'prf_builtin3' })).id

  /** What the audit log holds of exports, oldest first. */
  async function told() {
    const rows = await server.ports.db.client.event.findMany({
      where: { kind: { in: ['exportBegun', 'exported'] } },
      orderBy: { id: 'asc' },
    })
    return rows.map(({ kind, actorId, facts }) => ({ kind, actorId, ...JSON.parse(facts) }))
  }

  it('writes what the filter shows, newest first, with no formula in it, and tells of it without names', async () => {
    const first = await create('=HYPERLINK("https://evil.example")', { phone: '+65 6555 0100' })
    const second = await create('Santos, "Maria"', { email: 'maria@example.com' })
    await create('Somebody Else')
    await admin.api.verifications.cancel.mutate({ id: second, reason: 'duplicate' })

    const answer = await ask({ progress: ['created', 'cancelled'], createdWithinDays: 2 })
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="verifications-\d{4}-\d\d-\d\d\.csv"$/,
    )
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const [head = '', ...lines] = bytes.toString('utf8').slice(1).trimEnd().split('\r\n')
    expect(head.startsWith('id,createdAt,createdBy,unit,name,')).toBe(true)
    expect(lines.map((line) => line.split(',')[0])).toEqual([expect.any(String), second, first])
    expect(lines[1]).toContain('"Santos, ""Maria"""')
    expect(lines[1]).toContain('maria@example.com')
    expect(lines[2]).toContain(`"'=HYPERLINK(""https://evil.example"")"`)
    expect(lines[2]).toContain(`'+6565550100`)

    const searched = await (await ask({ q: 'maria' })).text()
    expect(searched.trimEnd().split('\r\n')).toHaveLength(2)
    const { id: actorId } = await compliance.api.team.me.query()
    const asked = { filter: { progress: ['created', 'cancelled'], createdWithinDays: 2 }, searched: false }
    expect(await told()).toEqual([
      { kind: 'exportBegun', actorId, ...asked },
      { kind: 'exported', actorId, ...asked, rows: 3, whole: true },
      { kind: 'exportBegun', actorId, filter: {}, searched: true },
      { kind: 'exported', actorId, filter: {}, searched: true, rows: 1, whole: true },
    ])
  })

  it('writes the rows that were selected, and refuses the form of another site', async () => {
    const some = [await create('Selected One'), await create('Selected Two')]
    await create('Left Out')
    const post = (headers: Record<string, string>) =>
      fetch(address(), {
        method: 'POST',
        headers: { cookie: compliance.cookie, ...headers },
        body: new URLSearchParams({ filter: JSON.stringify({ ids: some }) }),
      })
    const lines = (await (await post({ origin: server.origin })).text()).trimEnd().split('\r\n')
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(some.toReversed())
    expect((await post({ origin: 'https://evil.example' })).status).toBe(403)
    expect((await post({ cookie: '' })).status).toBe(401)
  })

  it('is for compliance and admins, reads a filter as the list does, and tells nobody else anything', async () => {
    const operator = await join(server, admin, 'operator')
    const before = await told()
    expect((await ask({}, { cookie: operator.cookie })).status).toBe(403)
    expect((await ask({}, {})).status).toBe(401)
    expect((await ask({}, { cookie: compliance.cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    for (const filter of ['{', '[]', 'null', { progress: 'lost' }, { surprise: 1 }, { q: 'x'.repeat(201) }]) {
      expect((await ask(filter)).status).toBe(400)
    }
    expect((await fetch(address(), { method: 'HEAD', headers: { cookie: compliance.cookie } })).status).toBe(404)
    expect(await told()).toEqual(before)
  })

  it('stops when the one who asked has left, and tells how much left with them', async () => {
    // More than what the sockets between take in at once.
    const row = await server.ports.db.client.verification.findFirstOrThrow()
    const many = Array.from({ length: 2500 }, (_, n) => ({ ...row, id: `ver_0${n}`, customerName: 'x'.repeat(8000) }))
    for (let n = 0; n < many.length; n += 500) {
      await server.ports.db.client.verification.createMany({ data: many.slice(n, n + 500) })
    }
    const leaving = get(address({}), { headers: { cookie: compliance.cookie } })
    const [answer] = (await once(leaving, 'response')) as [IncomingMessage]
    await once(answer, 'readable')
    leaving.destroy()
    await expect.poll(async () => (await told()).at(-1)).toMatchObject({ kind: 'exported', whole: false })
    const { rows } = (await told()).at(-1) as unknown as { rows: number }
    expect(rows).toBeLessThan(2500)
  })

  it('stops within seconds once the one who asked may no longer', async () => {
    const leaver = await join(server, admin, 'compliance')
    const asking = get(address({}), { headers: { cookie: leaver.cookie } })
    const [answer] = (await once(asking, 'response')) as [IncomingMessage]
    await once(answer, 'readable')
    const cutOff = once(answer, 'error')
    await admin.api.team.disable.mutate({ userId: leaver.userId })
    answer.resume()
    expect(await cutOff).toMatchObject([{ code: 'ECONNRESET' }])
    const last = { kind: 'exported', actorId: leaver.userId, whole: false }
    await expect.poll(async () => (await told()).at(-1)).toMatchObject(last)
  })
})
