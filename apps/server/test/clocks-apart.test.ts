import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { createEmptyDatabase } from '@ekyc/db/testing'
import { expect, it, onTestFinished } from 'vitest'
import { keys, startTencent } from '../chaos/tencent.ts'
import { type Api, signInAt } from './client.ts'
import { phone } from './phone.ts'
import { type Program, room, run } from './program.ts'

const ADMIN = { email: 'admin@larkfield.example', password: 'a-long-password-1' }
const CUSTOMERS = 16

/** Two web replicas on one PostgreSQL; the first one's clock is `ms` off and `step` steps it. */
async function startReplicas(shifts: [number, number], stepMs: number) {
  const { url, remove } = await createEmptyDatabase('postgresql')
  const places = [await room(), await room()]
  const [first] = places
  const tencent = await startTencent(path.join(first?.dataDir ?? '', 'tencent.json'))
  onTestFinished(async () => {
    await tencent.close()
    await remove()
    await Promise.all(places.map((place) => place.leave()))
  })
  const shared = {
    NODE_OPTIONS: `--import ${path.join(import.meta.dirname, 'shifted-clock.ts')}`,
    CLOCK_STEP_MS: String(stepMs),
    DATABASE_URL: url,
    STORAGE_URL: `file:${first?.dataDir}/evidence`,
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    TENCENTCLOUD_SECRET_ID: keys.secretId,
    TENCENTCLOUD_SECRET_KEY: keys.secretKey,
    TENCENTCLOUD_FACEID_ENDPOINT: tencent.endpoint,
    TENCENTCLOUD_QPS: '200',
    MASTER_KEY: randomBytes(32).toString('base64'),
    AUTH_SECRET: randomBytes(32).toString('base64'),
    LOG_LEVEL: 'error',
    ROLE: 'web',
  }
  const programs: Program[] = places.map(({ env }, index) =>
    run({ ...env, ...shared, CLOCK_SHIFT_MS: String(shifts[index]) }),
  )
  await Promise.all(programs.map((program) => program.started()))
  return {
    tencent,
    origins: places.map(({ origin }) => origin),
    step: () => programs[0]?.signal('SIGUSR2'),
    stop: () => Promise.all(programs.map((program) => program.stop())),
  }
}

async function codesOfNew(api: Api): Promise<string[]> {
  const { items } = await api.profiles.list.query()
  const faceOnly = items.find(({ name }) => name === 'Live face only')
  return Promise.all(
    Array.from({ length: CUSTOMERS }, async () => {
      const { link } = await api.verifications.create.mutate({
        customer: { name: 'Maria Santos' },
        profileId: faceOnly?.id,
      })
      return new URL(link.url).pathname
    }),
  )
}

it('customers who tap at replicas whose clocks are apart, or step, get one BizToken each', async () => {
  const replicas = await startReplicas([-150_000, 150_000], 280_000)
  const { api } = await signInAt(replicas.origins[0] ?? '', ADMIN)
  const tap = async (pathname: string) => {
    const answers = await Promise.all(
      replicas.origins.map((origin) => phone.press(`${origin}${pathname}/start`, { lang: 'en' })),
    )
    return answers.map((answer) => answer.headers.get('location'))
  }
  let minted = 0
  for (const round of ['5 minutes apart', 'one steps', '20 s apart']) {
    const customers = (await codesOfNew(api)).map(tap)
    if (round === 'one steps') replicas.step()
    for (const [here, there] of await Promise.all(customers)) {
      expect(here, round).toContain('/sandbox/h5')
      expect(there, round).toBe(here)
    }
    minted += CUSTOMERS
    expect(replicas.tencent.tokens(), round).toHaveLength(minted)
  }
  await replicas.stop()
})
