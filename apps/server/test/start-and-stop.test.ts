import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { access, readFile, rename } from 'node:fs/promises'
import { connect } from 'node:net'
import path from 'node:path'
import { openDatabase } from '@ekyc/db'
import { copyTestDatabase } from '@ekyc/db/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientOf, signInAt } from './client.ts'
import { phone, until } from './phone.ts'
import { LIVE, type Program, room, run } from './program.ts'

const setUpLinkIn = (printed: string) => /http\S+\/setup\/(\S+)/.exec(printed)
const ADMIN = { ADMIN_EMAIL: 'Admin@Larkfield.example', ADMIN_PASSWORD: 'a-long-password-1' }

const SANDBOX_CONTROL_KEY = 'a-key-for-the-tests'

const signIn = (origin: string, password: string) => signInAt(origin, { email: 'admin@larkfield.example', password })

describe('a fresh folder', () => {
  let place: Awaited<ReturnType<typeof room>>
  beforeAll(async () => {
    place = await room()
  })
  afterAll(() => place.leave())

  const client = () => clientOf(place.origin, '')
  const bytes = async () => {
    const names = ['ekyc-console.db', 'ekyc-console.db-wal', 'master.key', 'auth.key']
    const files = await Promise.all(names.map((name) => readFile(path.join(place.dataDir, name)).catch(() => '')))
    return files.map((file) => createHash('sha256').update(file).digest('hex'))
  }

  it('does not start with a password that guessers try first, and says so in one line', async () => {
    const common = { ADMIN_EMAIL: ADMIN.ADMIN_EMAIL, ADMIN_PASSWORD: 'Password1234' }
    expect(await run({ ...place.env, ...common }).ended).toEqual({
      code: 1,
      stdout: '',
      stderr: 'ADMIN_PASSWORD: This password is one of the most common. Choose another.\n',
    })
  })

  it('prints a set-up link, another one at each start, and the one before is spent', async () => {
    const first = run(place.env)
    const old = setUpLinkIn(await first.started())
    expect(old?.[0]).toMatch(`${place.origin}/setup/`)
    const ended = await first.stop()
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    // A secret is printed once, and nowhere else.
    expect(ended.stdout.split(old?.[1] ?? '?')).toHaveLength(2)

    const second = run(place.env)
    const fresh = setUpLinkIn(await second.started())
    expect(fresh?.[1]).not.toBe(old?.[1])
    const admin = { name: 'Ann Lee', email: 'admin@larkfield.example', password: 'a-long-password-1' }
    await expect(client().team.setUp.mutate({ token: old?.[1] ?? '', ...admin })).rejects.toMatchObject({
      data: { httpStatus: 410 },
    })
    await client().team.setUp.mutate({ token: fresh?.[1] ?? '', ...admin })
    expect((await signIn(place.origin, admin.password)).status).toBe(200)
    await second.stop()
  })

  it('prints none once an admin can sign in, and takes no notice of ADMIN_PASSWORD then', async () => {
    const program = run({ ...place.env, ...ADMIN, ADMIN_PASSWORD: 'another-password-1' })
    expect(setUpLinkIn(await program.started())).toBeNull()
    expect((await signIn(place.origin, 'another-password-1')).status).toBe(401)
    await program.stop()
  })

  it('lets a locked-out admin in by a link, beside the running server', async () => {
    const program = run(place.env)
    await program.started()
    const nobody = await run(place.env, 'admin-link.ts', 'nobody@larkfield.example').ended
    expect(nobody).toMatchObject({ code: 1, stdout: '', stderr: 'There is no admin with this email.\n' })
    expect((await run(place.env, 'admin-link.ts').ended).code).toBe(1)
    const made = await run(place.env, 'admin-link.ts', 'ADMIN@larkfield.example').ended
    expect(made).toMatchObject({ code: 0, stderr: '' })
    const token = /\/invite\/(\S+)/.exec(made.stdout)?.[1] ?? ''
    await client().team.acceptLink.mutate({ token, password: 'a-new-password-1' })
    expect((await signIn(place.origin, 'a-long-password-1')).status).toBe(401)
    expect((await signIn(place.origin, 'a-new-password-1')).status).toBe(200)
    await program.stop()
    const db = await openDatabase({ url: `file:${place.dataDir}/ekyc-console.db` })
    const events = await db.client.event.findMany({ where: { kind: 'memberLinkMade' } })
    expect(events).toMatchObject([{ actorKind: 'setup' }])
    await db.close()
  })

  it.each([
    [
      'another MASTER_KEY',
      { MASTER_KEY: Buffer.alloc(32).toString('base64') },
      /^MASTER_KEY does not match the key .*\n$/,
    ],
    ['a wrong setting', { PORT: 'x', ROLE: 'y' }, /^PORT .*\nROLE .*\n$/],
    ['a database that is not there', { DATABASE_URL: 'postgresql://u:secret@127.0.0.1:1/x' }, /^Cannot use .*\n$/],
    ['a folder in the place of its file', { DATABASE_URL: 'file:/tmp' }, /^Cannot use the database file .*\n$/],
    ['a file in the place of its folder', { DATA_DIR: '/etc/hostname' }, /^Cannot use DATA_DIR: .*\n$/],
    ['a host that is not this one', { HOST: '192.0.2.1' }, /^Cannot listen on HOST and PORT: .*\n$/],
  ])('is left as it was by %s', async (_what, env, words) => {
    const before = await bytes()
    const ended = await run({ ...place.env, ...env }).ended
    expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(words) })
    expect(ended.stderr).not.toContain('secret@')
    expect(await bytes()).toEqual(before)
  })

  it('is left as it was when its master key is gone: no other one is made', async () => {
    const key = path.join(place.dataDir, 'master.key')
    await rename(key, `${key}.away`)
    const before = await bytes()
    const ended = await run(place.env).ended
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringMatching(/^MASTER_KEY is missing.*\n$/) })
    expect(await bytes()).toEqual(before)
    await rename(`${key}.away`, key)
  })

  it('serves one program at a time, and a port too', async () => {
    const program = run(place.env)
    await program.started()
    const second = await run({ ...place.env, PORT: '1' }).ended
    expect(second).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Another server is already using .*\n$/) })
    const other = await room()
    const sharing = await run({ ...other.env, PORT: place.env.PORT }).ended
    expect(sharing).toMatchObject({ code: 1, stderr: expect.stringMatching(/^PORT \d+ is already in use.*\n$/) })
    await other.leave()
    expect((await fetch(`${place.origin}/readyz`)).status).toBe(200)
    await program.stop()
  })

  it('is not started on once its database is newer than the program', async () => {
    const db = await openDatabase({ url: `file:${place.dataDir}/ekyc-console.db` })
    await db.client
      .$executeRaw`INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
      VALUES ('x', '', ${new Date()}, '99991231235959_later', ${new Date()}, 1)`
    await db.close()
    const before = await bytes()
    const ended = await run(place.env).ended
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringMatching(/^The database is newer .*\n$/) })
    expect(await bytes()).toEqual(before)
  })
})

describe('a program that is asked to stop', () => {
  let place: Awaited<ReturnType<typeof room>>
  let program: Program
  beforeAll(async () => {
    place = await room()
  })
  afterAll(() => place.leave())

  it('ends the streams, takes its time once however often it is asked, and ends well', async () => {
    program = run({ ...place.env, ...ADMIN, SANDBOX_CONTROL_KEY })
    await program.started()
    const { cookie, api } = await signIn(place.origin, ADMIN.ADMIN_PASSWORD)
    const stream = await fetch(`${place.origin}/api/trpc/verifications.changes`, { headers: { cookie } })
    const read = stream.text().catch(() => 'broken off')
    // A tap that Tencent takes its time with is served to its end.
    const { items } = await api.profiles.list.query()
    const { id, link } = await api.verifications.create.mutate({
      customer: { name: 'Maria Santos' },
      profileId: items.find(({ checkMode }) => checkMode === 3)?.id,
    })
    const control = `${place.origin}/sandbox/control/api`
    await fetch(`${control}/fault`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${SANDBOX_CONTROL_KEY}` },
      body: '{"api":"apply","kind":"slow","ms":1500,"remaining":1}',
    })
    const tap = phone.press(`${link.url}/start`)
    await until(async () => {
      const { sessions } = await api.verifications.get.query({ id })
      return sessions.some(({ state }) => state === 'minting')
    })
    const ahead = connect(Number(place.env.PORT), 'localhost')
    await once(ahead, 'connect')
    program.signal('SIGTERM')
    program.signal('SIGTERM')
    program.signal('SIGINT')
    const ended = await program.ended
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect((await tap).status).toBe(303)
    // It ended by itself, not by its patience running out.
    expect(ended.stdout).not.toContain('remaining work was aborted')
    await read
  })

  it('ends well while it starts', async () => {
    const fresh = await room()
    program = run(fresh.env)
    await until(() =>
      access(path.join(fresh.dataDir, 'ekyc-console.db.lock')).then(
        () => true,
        () => false,
      ),
    )
    expect(await program.stop()).toMatchObject({ code: 0, stderr: '' })
    const again = run(fresh.env)
    await again.started()
    expect(await again.stop('SIGINT')).toMatchObject({ code: 0, stderr: '' })
    await fresh.leave()
  })
})

describe('a worker', () => {
  it('in sandbox mode starts and says that it asks for no result', async () => {
    const place = await room()
    const database = await copyTestDatabase('postgresql')
    const worker = run({ ...place.env, ...ADMIN, DATABASE_URL: database.url, ROLE: 'worker' })
    expect(await worker.started()).toContain('worker: health and metrics only')
    expect((await fetch(`${place.origin}/readyz`)).status).toBe(200)
    const { code, stdout } = await worker.stop()
    expect(code).toBe(0)
    expect(stdout).toContain('does not poll for results')
    await database.remove()
    await place.leave()
  })

  it('serves health, readiness and metrics alone', async () => {
    const place = await room()
    const database = await copyTestDatabase('postgresql')
    const worker = run({ ...place.env, ...ADMIN, ...LIVE, DATABASE_URL: database.url, ROLE: 'worker' })
    expect(await worker.started()).toMatch(
      /^ekyc-console is running at http:\/\/127\.0\.0\.1:\d+ \(worker: health and metrics only\)\n$/,
    )
    const statuses = await Promise.all(
      [
        '/healthz',
        '/readyz',
        '/metrics',
        '/',
        '/api/trpc/system.info',
        '/api/auth/get-session',
        '/v/x',
        '/sandbox/h5',
      ].map(async (address) => (await fetch(`${place.origin}${address}`)).status),
    )
    expect(statuses).toEqual([200, 200, 200, 404, 404, 404, 404, 404])
    expect(await worker.stop()).toMatchObject({ code: 0 })
    await database.remove()
    await place.leave()
  })
})
