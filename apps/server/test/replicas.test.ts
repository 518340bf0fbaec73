import { randomBytes } from 'node:crypto'
import { openDatabase } from '@ekyc/db'
import { createEmptyDatabase } from '@ekyc/db/testing'
import { expect, it, onTestFinished } from 'vitest'
import { LIVE, room, run } from './program.ts'

const key = () => randomBytes(32).toString('base64')

it('replicas that start together on a fresh PostgreSQL make its tables, profiles and first admin once', async () => {
  const { url, remove } = await createEmptyDatabase('postgresql')
  const places = await Promise.all([room(), room(), room(), room()])
  onTestFinished(async () => {
    await remove()
    await Promise.all(places.map((place) => place.leave()))
  })
  const shared = {
    ...LIVE,
    DATABASE_URL: url,
    STORAGE_URL: `file:${places[0]?.dataDir}/evidence`,
    ADMIN_EMAIL: 'admin@larkfield.example',
    ADMIN_PASSWORD: 'a-long-password-1',
    MASTER_KEY: key(),
    AUTH_SECRET: key(),
  }
  const [stranger, ...own] = places
  const replicas = own.map(({ env }, index) => run({ ...env, ...shared, ROLE: index === 0 ? 'worker' : 'web' }))
  for (const printed of await Promise.all(replicas.map((replica) => replica.started()))) {
    expect(printed).not.toContain('/setup/')
  }
  const db = await openDatabase({ url })
  const { user, profile, profileVersion, event } = db.client
  expect(await Promise.all([user.count(), profile.count(), profileVersion.count()])).toEqual([1, 3, 3])
  expect(await event.count({ where: { kind: 'adminCreated' } })).toBe(1)
  await db.close()

  const refused = await run({ ...stranger?.env, ...shared, MASTER_KEY: key() }).ended
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/^MASTER_KEY does not match the key .*\n$/) })
  for (const replica of replicas) expect(await replica.stop()).toMatchObject({ code: 0, stderr: '' })
})
