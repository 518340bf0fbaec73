/**
 * Records an installation as this version leaves it, for the upgrade tests of later versions: its database, data
 * directory and what its API answers.
 *
 *     node apps/server/test/upgrade/record-installation.ts
 *
 * Run it at a released version; commit the two files that it writes.
 */
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Engine, engines } from '@ekyc/db'
import { freePort } from '@ekyc/db/testing/free-port'
import { startPostgres } from '@ekyc/db/testing/postgres-server'
import { drawPortrait } from '@ekyc/sandbox'
import pg from 'pg'
import { compose } from '../../src/compose.ts'
import { readEnvironment } from '../../src/environment.ts'
import { photoIdOf, signInAt, uploadPhoto } from '../client.ts'
import { dropFile, importOf } from '../import-files.ts'
import { finishH5, phone, until } from '../phone.ts'
import { ADMIN, type Installation, OPERATOR, recordingOf } from './installation.ts'

for (const engine of engines) {
  const recorded = await record(engine)
  await writeFile(recordingOf(engine), gzipSync(JSON.stringify(recorded), { level: 9 }))
}

async function record(engine: Engine): Promise<Installation> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'ekyc-recorded-'))
  const postgres = engine === 'postgresql' ? await startPostgres() : null
  await postgres?.createDatabase('ekyc')
  const databaseUrl = postgres?.urlOf('ekyc')
  const port = await freePort()
  const env = readEnvironment({
    PORT: String(port),
    DATA_DIR: dataDir,
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    LOG_LEVEL: 'silent',
  })
  const server = await compose(env)
  try {
    await live(env.publicUrl)
    const about = await answersOf(env.publicUrl)
    await server.stop()
    const files = await filesOf(dataDir)
    const tables = databaseUrl ? await tablesOf(databaseUrl) : {}
    return { recordedAt: new Date().toISOString(), ...about, files, tables }
  } finally {
    await postgres?.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** One verification for each state that an upgrade could spoil. */
async function live(origin: string): Promise<void> {
  const { api, cookie } = await signInAt(origin, ADMIN)
  const signedIn = { origin, cookie }
  const { password, ...operator } = OPERATOR
  const invited = await api.team.invite.mutate({ ...operator, role: 'operator', unit: 'Orchard' })
  const token = invited.link.url.split('/').at(-1) ?? ''
  await api.team.acceptLink.mutate({ token, password })
  await api.settings.saveMerchant.mutate({
    base: null,
    value: { name: 'Larkfield Bank', timeZone: 'Asia/Singapore', why: 'To open your savings account.' },
  })
  await api.views.save.mutate({ name: 'Failed by compare', filter: { code: 2016 } })
  const { items } = await api.profiles.list.query()
  const byCheckMode = (mode: number) => items.find(({ checkMode }) => checkMode === mode)?.id
  const create = async (name: string, more: { profileId?: string; email?: string; phone?: string } = {}) => {
    const photo = more.profileId ? undefined : await drawPortrait(name)
    const created = await api.verifications.create.mutate({
      customer: { name, ...(more.email ? { email: more.email } : {}), ...(more.phone ? { phone: more.phone } : {}) },
      reference: name.toUpperCase(),
      profileId: more.profileId,
      comparePhotoId: photo && (await photoIdOf(await uploadPhoto(origin, cookie, photo))),
      ...(more.email ? { send: { channels: ['email'] } } : {}),
    })
    return { id: created.id, url: created.link.url }
  }
  const start = async ({ url }: { url: string }) => {
    const started = await phone.press(`${url}/start`)
    return started.headers.get('location') ?? ''
  }
  const finish = async (made: { id: string; url: string }, code: number) => {
    await phone.open(await finishH5(await start(made), code))
    await until(async () => {
      const { sessions } = await api.verifications.get.query({ id: made.id })
      return sessions.every(({ state }) => state === 'passed' || state === 'failed')
    })
  }

  await finish(await create('Passed by face'), 0)
  await finish(await create('Passed by card', { profileId: byCheckMode(1) }), 0)
  await finish(await create('Failed once', { profileId: byCheckMode(3) }), 1201)
  await start(await create('In the middle', { profileId: byCheckMode(3) }))
  // Finished at Tencent's, and nobody has asked for the result.
  const unasked = await create('Finished unseen', { profileId: byCheckMode(3) })
  await finishH5(await start(unasked), 0)
  await phone.open((await create('Opened only', { email: 'opened@example.com' })).url)
  const cancelled = await create('Cancelled', { profileId: byCheckMode(3) })
  await api.verifications.cancel.mutate({ id: cancelled.id, reason: 'customerAsked', note: 'Came to the branch.' })
  const declined = await create('Would rather not', { profileId: byCheckMode(3) })
  await phone.press(`${declined.url}/decline`, { as: 'ratherNot' })
  // A phone with a trunk zero, and letters and marks that search has to fold.
  await create('Đặng Văn Đức O’Neil', { profileId: byCheckMode(3), phone: '+62 0812 1111 2222' })
  await uploadPhoto(origin, cookie, await drawPortrait('Unused'))
  await importOf(await dropFile(signedIn, 'name,reference\nMaria Santos,ACC-1\nBudi Santoso,ACC-2\n'))
}

async function answersOf(origin: string): Promise<Pick<Installation, 'verifications' | 'evidence'>> {
  const { api, cookie } = await signInAt(origin, ADMIN)
  const verifications: Installation['verifications'] = []
  const evidence: Installation['evidence'] = {}
  const { items } = await api.verifications.list.query({ limit: 100 })
  for (const { id } of items) {
    verifications.push(await api.verifications.get.query({ id }))
    const looked = await api.evidence.look.mutate({ verificationId: id, reason: 'To compare after the upgrade.' })
    for (const item of looked.items) {
      const answer = await fetch(`${origin}/api/evidence/${item.id}`, { headers: { cookie } })
      evidence[item.id] = createHash('sha256')
        .update(await answer.bytes())
        .digest('hex')
    }
  }
  return { verifications, evidence }
}

async function filesOf(dataDir: string): Promise<Record<string, string>> {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
  return Object.fromEntries(
    await Promise.all(
      files.map(async (file) => [path.relative(dataDir, file), await readFile(file, 'base64')] as const),
    ),
  )
}

async function tablesOf(url: string): Promise<Installation['tables']> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
    )
    const tables: Installation['tables'] = {}
    for (const { name } of rows) {
      const { rows: content } = await client.query<{ row: object }>(`SELECT to_jsonb(t) AS row FROM "${name}" t`)
      tables[name] = content.map(({ row }) => row)
    }
    return tables
  } finally {
    await client.end()
  }
}
