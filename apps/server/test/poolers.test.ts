import { createEmptyDatabase } from '@ekyc/db/testing'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startBouncer } from './bouncer.ts'
import { signInAt } from './client.ts'
import { until } from './phone.ts'
import { room, run } from './program.ts'

const ADMIN = { email: 'admin@larkfield.example', password: 'a-long-password-1' }
const FIRST_ADMIN = { ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password }

describe('behind a pooler that refuses startup parameters and delivers no notification', () => {
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>
  let bouncer: Awaited<ReturnType<typeof startBouncer>>
  let place: Awaited<ReturnType<typeof room>>
  beforeEach(async () => {
    place = await room()
    database = await createEmptyDatabase('postgresql')
    bouncer = await startBouncer(database.url)
  })
  afterEach(async () => {
    bouncer.close()
    await database.remove()
    await place.leave()
  })
  const start = async (env: Record<string, string> = {}) => {
    const program = run({ ...place.env, ...FIRST_ADMIN, DATABASE_URL: bouncer.url, ...env })
    await program.started()
    return { program, ...(await signInAt(place.origin, ADMIN)) }
  }

  it('the program starts, says so on log and System page, keeps open consoles current and leaves no lock behind', async () => {
    const { program, api, cookie } = await start()
    await until(async () => (await warningsOf(api)).includes('notificationsMissing'))
    const stream = await fetch(`${place.origin}/api/trpc/verifications.changes`, { headers: { cookie } })
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
    for (let caughtUp = 0; caughtUp < 3; )
      caughtUp += ((await reader?.read())?.value ?? '').split('"id":"*"').length - 1
    await reader?.cancel()
    const { stdout } = await program.stop()
    expect(stdout).toContain('set DATABASE_DIRECT_URL')
    expect(await locksOn(database.url)).toEqual([])
  })

  it('with DATABASE_DIRECT_URL all of it works as without a pooler', async () => {
    const { program, api, cookie } = await start({ DATABASE_DIRECT_URL: database.url })
    const stream = await fetch(`${place.origin}/api/trpc/verifications.changes`, { headers: { cookie } })
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
    const { items } = await api.profiles.list.query()
    const profileId = items.find(({ checkMode }) => checkMode === 3)?.id
    const { id } = await api.verifications.create.mutate({ customer: { name: 'Maria Santos' }, profileId })
    for (let heard = ''; !heard.includes(id); ) heard += (await reader?.read())?.value ?? ''
    await reader?.cancel()
    expect(await warningsOf(api)).not.toContain('notificationsMissing')
    expect((await program.stop()).stdout).not.toContain('set DATABASE_DIRECT_URL')
  })
})

const warningsOf = async (api: Awaited<ReturnType<typeof signInAt>>['api']) =>
  (await api.system.info.query()).details?.warnings ?? []

async function locksOn(url: string): Promise<unknown[]> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query(`SELECT pid FROM pg_locks JOIN pg_database d ON d.oid = database
    WHERE locktype = 'advisory' AND datname = current_database()`)
  await client.end()
  return rows
}
