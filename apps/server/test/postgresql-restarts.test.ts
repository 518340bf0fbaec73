import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '@ekyc/db'
import { startPostgres } from '@ekyc/db/testing/postgres-server'
import { expect, it, onTestFinished } from 'vitest'
import { type Api, signInAt } from './client.ts'
import { phone, until } from './phone.ts'
import { room, run } from './program.ts'

const ADMIN = { ADMIN_EMAIL: 'admin@larkfield.example', ADMIN_PASSWORD: 'a-long-password-1' }
const RESTARTS = 25

it('a PostgreSQL that restarts under load, however often, ends no process, loses nothing acknowledged and is gone on with', async () => {
  const postgres = await startPostgres()
  const place = await room()
  onTestFinished(async () => {
    await postgres.stop()
    await place.leave()
  })
  const program = run({ ...place.env, ...ADMIN, DATABASE_URL: postgres.url, LOG_LEVEL: 'silent' })
  await program.started()
  const { api } = await signInAt(place.origin, { email: ADMIN.ADMIN_EMAIL, password: ADMIN.ADMIN_PASSWORD })
  const ended = program.ended.then(({ stderr }) => {
    throw new Error(`the program ended: ${stderr}`)
  })
  ended.catch(() => undefined)
  const load = startLoad(api, await faceOnly(api))

  for (let n = 0; n < RESTARTS; n++) {
    const before = load.count()
    await Promise.race([until(async () => load.hasGoneOn(before, n % 5 === 0)), ended])
    await postgres.restart(n % 5 === 4 ? 'immediate' : 'fast')
  }
  const { created, started } = await load.stop()
  expect(await program.stop()).toMatchObject({ code: 0, stderr: '' })

  const { client, close } = await openDatabase({ url: postgres.url })
  const kept = await client.verification.findMany({ select: { id: true } })
  const begun = await client.session.findMany({ where: { state: 'open' }, select: { verificationId: true } })
  await close()
  expect(kept.map(({ id }) => id)).toEqual(expect.arrayContaining(created))
  expect(begun.map(({ verificationId }) => verificationId)).toEqual(expect.arrayContaining(started))
  expect(started.length).toBeGreaterThan(0)
}, 240_000)

async function faceOnly(api: Api): Promise<string | undefined> {
  const { items } = await api.profiles.list.query()
  return items.find(({ checkMode }) => checkMode === 3)?.id
}

/** 6 creates, 6 lists and 12 taps in flight; every one may fail, and only what was acknowledged counts. */
function startLoad(api: Api, profileId: string | undefined) {
  const created: string[] = []
  const started: string[] = []
  const links: { id: string; url: string }[] = []
  let stopped = false
  const again = async (work: () => Promise<unknown>) => {
    while (!stopped) await work().catch(() => pause(20))
  }
  const create = async () => {
    const { id, link } = await api.verifications.create.mutate({ customer: { name: 'Maria Santos' }, profileId })
    created.push(id)
    links.push({ id, url: link.url })
  }
  const list = () => api.verifications.list.query({})
  const tap = async () => {
    const link = links.shift()
    if (!link) return pause(20)
    const { status } = await phone.press(`${link.url}/start`)
    if (status !== 303) throw new Error(`refused: ${status}`)
    started.push(link.id)
  }
  const workers = [...Array(6).fill(create), ...Array(6).fill(list), ...Array(12).fill(tap)].map(again)
  return {
    count: () => ({ created: created.length, started: started.length }),
    /** A tap is the slower one: it also waits for Tencent. */
    hasGoneOn: (since: { created: number; started: number }, taps: boolean) =>
      created.length > since.created && (!taps || started.length > since.started),
    async stop() {
      stopped = true
      await Promise.all(workers)
      return { created, started }
    },
  }
}
