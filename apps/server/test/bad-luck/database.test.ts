import { readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { watchTroubles } from '@ekyc/api'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { finishH5, phone, until } from '../phone.ts'
import { room, run } from '../program.ts'
import { createWithPhoto, startTestServer, type TestServer } from '../start-test-server.ts'
import { layWire } from '../wire.ts'

type Wire = Awaited<ReturnType<typeof layWire>>

const start = (url: string) => phone.press(`${url}/start`, { lang: 'en' })
/** Asks anew: answers are shared for 5 seconds. */
const ready = async ({ origin, moveClock }: TestServer) => {
  moveClock(5000)
  const answer = await fetch(`${origin}/readyz`)
  return { ...((await answer.json()) as { checks: Record<string, string> }), status: answer.status }
}

describe('a PostgreSQL that is gone for a while', () => {
  let server: TestServer
  let wire: Wire
  afterEach(async () => {
    wire.mend()
    await server.close()
    wire.close()
  })
  const begin = async (env: Record<string, string> = {}) => {
    const through = async (url: string) => {
      wire = await layWire(url)
      return wire.url
    }
    server = await startTestServer({ engine: 'postgresql', env, through })
    return server.signIn()
  }

  it('makes the server not ready, answers everybody in words, and loses nothing', async () => {
    const admin = await begin()
    const { id, link } = await createWithPhoto(server, admin)
    const h5 = (await start(link.url)).headers.get('location') ?? ''
    wire.cut()
    expect(await ready(server)).toMatchObject({ status: 503, checks: { database: 'failed', storage: 'ok' } })
    expect((await fetch(`${server.origin}/healthz`)).status).toBe(200)
    const metrics = await (await fetch(`${server.origin}/metrics`)).text()
    expect(metrics).toMatch(/^ekyc_open_sessions Nan$/im)
    expect(metrics).toContain('ekyc_tencent_call_seconds_count{api="apply",result="ok"} 1')
    for (const answer of [await phone.open(link.url), await start(link.url)]) {
      expect(answer.status).toBe(503)
      expect(answer.headers.get('retry-after')).toBe('15')
      expect(await answer.text()).toContain('Please try again in a')
    }
    await expect(admin.api.verifications.cancel.mutate({ id, reason: 'other' })).rejects.toMatchObject({
      data: { code: 'SERVICE_UNAVAILABLE' },
    })
    const headers = { cookie: `${admin.cookie}; x=not-yet-known` }
    for (const path of ['/api/auth/get-session', '/api/evidence/evd_1', '/api/trpc/team.me']) {
      expect((await fetch(`${server.origin}${path}`, { headers })).status).toBe(503)
    }
    expect((await server.signIn()).status).toBe(503)
    await expect(admin.api.verifications.get.query({ id })).rejects.toMatchObject({
      data: { code: 'SERVICE_UNAVAILABLE' },
      message: expect.stringContaining('database'),
    })
    await finishH5(h5, 0)

    wire.mend()
    expect(await ready(server)).toMatchObject({ status: 200 })
    server.moveClock(60_000)
    await server.rescue()
    expect(await admin.api.verifications.get.query({ id })).toMatchObject({ outcome: 'passed' })
  })

  it('is survived by the worker, which goes on by itself', async () => {
    const admin = await begin({ ROLE: 'all' })
    const { id, link } = await createWithPhoto(server, admin)
    const h5 = (await start(link.url)).headers.get('location') ?? ''
    wire.cut()
    await finishH5(h5, 0)
    expect((await ready(server)).status).toBe(503)
    wire.mend()
    server.moveClock(60_000)
    await until(async () => (await server.seenByAdmin.verifications.get({ id })).outcome === 'passed')
  })

  it('tells an open console, once it is back, that it may have missed something', async () => {
    const admin = await begin()
    const stream = await fetch(`${server.origin}/api/trpc/verifications.changes`, { headers: { cookie: admin.cookie } })
    const heard = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
    const hear = async (text: string) => {
      let all = ''
      while (!all.includes(text)) all += (await heard?.read())?.value ?? ''
    }
    await hear('"id":"*"')
    wire.cut()
    wire.mend()
    await hear('"id":"*"')
    const { id } = await createWithPhoto(server, admin)
    await hear(id)
    await heard?.cancel()
  })
})

describe('a SQLite file that takes no writes', () => {
  it('is answered for in words, and goes on once it takes them again', async () => {
    const server = await startTestServer()
    const admin = await server.signIn()
    const { id, link } = await createWithPhoto(server, admin)
    const { client } = server.ports.db
    await client.$queryRaw`PRAGMA query_only = 1`
    await expect(admin.api.verifications.cancel.mutate({ id, reason: 'other' })).rejects.toMatchObject({
      data: { code: 'SERVICE_UNAVAILABLE' },
    })
    const tapped = await start(link.url)
    expect([tapped.status, tapped.headers.get('retry-after')]).toEqual([503, '15'])
    await client.$queryRaw`PRAGMA query_only = 0`
    expect((await start(link.url)).status).toBe(303)
    await server.close()
  })
})

describe('a SQLite file that is damaged', () => {
  it('stops the start in one line, whole is for its owner alone, and is not changed', async () => {
    const place = await room()
    onTestFinished(place.leave)
    const first = run(place.env)
    await first.started()
    const file = path.join(place.dataDir, 'ekyc-console.db')
    const modes = await Promise.all([place.dataDir, file, `${file}-wal`].map(async (each) => (await stat(each)).mode))
    expect(modes.map((mode) => (mode & 0o777).toString(8))).toEqual(['700', '600', '600'])
    await first.stop()
    const content = await readFile(file)
    // All but the first page: also what a start reads is hit, so that a machine too busy to check in time sees it too.
    content.fill(0xa5, 4096)
    await writeFile(file, content)
    const { code, stderr } = await run(place.env).ended
    expect(code).toBe(1)
    expect(stderr).toMatch(/^The database file .* is damaged .* Nothing was changed\. Restore it: .*\n$/)
    expect((await readFile(file)).equals(content)).toBe(true)
  })

  it('raises an alarm when it shows later, and says what to do', async () => {
    const server = await startTestServer()
    onTestFinished(() => server.close())
    const watch = watchTroubles({ ...server.ports, actor: { kind: 'worker' } })
    server.ports.db.noteDamage('database disk image is malformed')
    for (let minute = 0; minute < 3; minute++) {
      await watch()
      server.moveClock(60_000)
    }
    const { details } = await server.seenByAdmin.system.info()
    expect(details?.alarms.map(({ trouble }) => trouble)).toEqual(['databaseCorrupt'])
  })
})

describe('a SQLite file that is full', () => {
  it('refuses in words, changes nothing by halves, and goes on once there is room', async () => {
    const server = await startTestServer()
    try {
      const admin = await server.signIn()
      const cases = await Promise.all(Array.from({ length: 20 }, () => createWithPhoto(server, admin)))
      const profileId = (await admin.api.profiles.list.query()).items.find(({ checkMode }) => checkMode === 3)?.id
      const create = () =>
        admin.api.verifications.create.mutate({
          customer: { name: 'Maria Santos' },
          profileId,
          extra: 'x'.repeat(1000),
        })
      const { client } = server.ports.db
      const [size] = await client.$queryRaw<{ page_count: bigint }[]>`PRAGMA page_count`
      await client.$queryRawUnsafe(`PRAGMA max_page_count = ${size?.page_count}`)
      await expect(
        (async () => {
          for (let n = 0; n < 300; n++) await create()
        })(),
      ).rejects.toMatchObject({ data: { code: 'SERVICE_UNAVAILABLE' }, message: expect.stringContaining('full') })
      const before = await counts(server)
      await expect(create()).rejects.toMatchObject({ data: { code: 'SERVICE_UNAVAILABLE' } })

      const statuses: number[] = []
      for (const { link } of cases) statuses.push((await start(link.url)).status)
      expect([...new Set(statuses)].sort()).toEqual([303, 503])
      const open = statuses.filter((status) => status === 303).length
      expect(await counts(server)).toEqual({ ...before, open })

      await client.$queryRawUnsafe('PRAGMA max_page_count = 1000000')
      await create()
      // The lease of the mint that could not be written runs out.
      server.moveClock(16_000)
      for (const { link } of cases) await finishH5((await start(link.url)).headers.get('location') ?? '', 0)
      for (const { id } of cases) {
        // What is over the budget is asked for a second later.
        await until(async () => {
          server.moveClock(60_000)
          await server.rescue()
          return (await server.seenByAdmin.verifications.get({ id })).outcome === 'passed'
        })
      }
    } finally {
      await server.close()
    }
  })

  const counts = async ({ ports: { db } }: TestServer) => ({
    verifications: await db.client.verification.count(),
    open: await db.client.session.count({ where: { state: 'open' } }),
    links: await db.client.link.count(),
  })
})
