import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '@ekyc/db'
import { createEmptyDatabase, engines } from '@ekyc/db/testing'
import { describe, expect, it } from 'vitest'
import { type Api, signInAt } from './client.ts'
import { customersCsv, dropFile, type ImportView, importOf } from './import-files.ts'
import { room, run } from './program.ts'

const ADMIN = { email: 'admin@larkfield.example', password: 'a-long-password-1' }
const ROWS = 1000
const BAD = 30
const GOOD = ROWS - BAD
const list = customersCsv(ROWS, { badEvery: 33 })

/** Asks how far the import is until it is far enough. */
async function waitUntil(api: Api, id: string, isEnough: (view: ImportView) => boolean): Promise<ImportView> {
  for (;;) {
    const view = await api.imports.get.query({ id })
    if (isEnough(view)) return view
    await pause(100)
  }
}

// Both at once: while one server waits for the lease of the killed one, the other works.
describe.each(engines)('an import on %s whose server is killed half-way', (engine) => {
  it('makes each good row once, with its message, and nothing when the file is dropped again', {
    timeout: 180_000,
  }, async () => {
    const at = await room()
    const database = await createEmptyDatabase(engine)
    const env = {
      ...at.env,
      DATABASE_URL: database.url,
      LOG_LEVEL: 'warn',
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
    }
    let server = run(env)
    try {
      await server.started()
      const { cookie, api } = await signInAt(at.origin, ADMIN)
      const who = { origin: at.origin, cookie }
      const profiles = await api.profiles.list.query()
      const profileId = profiles.items.find(({ checkMode }) => checkMode === 3)?.id
      const check = async () => {
        const { id, columns } = await importOf(await dropFile(who, list))
        const matched = columns.map(({ field }) => field)
        await api.imports.choose.mutate({ id, columns: matched, header: true, choices: { profileId, send: ['email'] } })
        return waitUntil(api, id, ({ state }) => state === 'checked')
      }

      const { id, counts } = await check()
      expect(counts).toMatchObject({ good: GOOD, bad: BAD })
      await api.imports.start.mutate({ id })
      await waitUntil(api, id, ({ counts: { made } }) => made > GOOD / 3)
      await server.stop('SIGKILL')

      server = run(env)
      await server.started()
      const resumed = await api.imports.get.query({ id })
      expect(resumed.state).toBe('running')
      expect(resumed.counts.good).toBeGreaterThan(0)
      const done = await waitUntil(api, id, ({ state }) => state === 'done')
      expect(done.counts).toMatchObject({ made: GOOD, bad: BAD, good: 0, failed: 0 })

      const again = await check()
      expect(again.counts).toMatchObject({ already: GOOD, bad: BAD, good: 0, doubtful: 0 })
      await server.stop()

      const db = await openDatabase({ url: database.url })
      const { verification, message, importRow } = db.client
      expect(await verification.count()).toBe(GOOD)
      expect(new Set((await verification.findMany({ select: { email: true } })).map(({ email }) => email)).size).toBe(
        GOOD,
      )
      // Without a mail server they are kept, to be read in the console.
      expect(await message.count({ where: { importId: id, state: 'kept' } })).toBe(GOOD)
      expect(await message.count()).toBe(GOOD)
      const made = await importRow.findMany({ where: { importId: id, state: 'made' } })
      expect(new Set(made.map(({ verificationId }) => verificationId)).size).toBe(GOOD)
      await db.close()
    } finally {
      await server.stop('SIGKILL')
      await database.remove()
      await at.leave()
    }
  })
})
