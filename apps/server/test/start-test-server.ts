import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { appRouter, lookAtDue } from '@ekyc/api'
import { drawPhoto } from '@ekyc/api/testing'
import type { Engine } from '@ekyc/db'
import { copyTestDatabase } from '@ekyc/db/testing'
import { freePort } from '@ekyc/db/testing/free-port'
import type {} from '@ekyc/db/testing/global-setup'
import { LOOK_LEASE_SECONDS, standardReviewRule } from '@ekyc/domain'
import { compose } from '../src/compose.ts'
import { readEnvironment } from '../src/environment.ts'
import { type Api, clientOf, photoIdOf, signInAt, uploadPhoto } from './client.ts'
import { until } from './phone.ts'
import { sharedPhotos } from './shared-photos.ts'

const ADMIN = { email: 'admin@larkfield.example', password: 'a-long-password-1' }

/** The whole server as it is, with a clock that moves, on a database of its own. */
export async function startTestServer({
  engine = 'sqlite',
  env = {},
  through = async (url) => url,
  ownPhotos = false,
}: {
  engine?: Engine
  env?: Record<string, string>
  /** Leads the way to the database over something that a test can cut. */
  through?: (databaseUrl: string) => Promise<string>
  /** For tests of how photos are inspected: nothing is shared with other servers. */
  ownPhotos?: boolean
} = {}) {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'ekyc-server-'))
  const database = await copyTestDatabase(engine)
  const port = await freePort()
  let offset = 0
  const clock = { now: () => new Date(Date.now() + offset) }
  const settings = readEnvironment({
    PORT: String(port),
    DATA_DIR: dataDir,
    DATABASE_URL: await through(database.url),
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    LOG_LEVEL: 'silent',
    // The tests drive the rescuer themselves.
    ROLE: engine === 'postgresql' ? 'web' : 'all',
    NODE_ENV: 'test',
    ...env,
  })
  const server = await compose(settings, { clock, photos: ownPhotos ? undefined : sharedPhotos })
  // A sample is drawn at random: a test that wants one makes a profile of its own.
  await server.ports.db.client.profileVersion.updateMany({
    where: { id: { startsWith: 'pfv_builtin' } },
    data: { reviewRule: JSON.stringify({ ...standardReviewRule, samplePercent: 0 }) },
  })
  const origin = settings.publicUrl

  /** A claim writes both instants of a session, as far apart as its lease is long. */
  async function isAsking() {
    const open = await server.ports.db.client.session.findMany({ where: { state: 'open' } })
    const leaseOf = ({ nextLookAt, lastAskedAt }: (typeof open)[number]) =>
      (nextLookAt?.getTime() ?? 0) - (lastAskedAt?.getTime() ?? 0)
    return open.some(
      (session) =>
        leaseOf(session) === LOOK_LEASE_SECONDS * 1000 && (session.nextLookAt ?? 0) > server.ports.clock.now(),
    )
  }

  const signIn = (email = ADMIN.email, password = ADMIN.password) => signInAt(origin, { email, password })

  return {
    ...server,
    origin,
    engine,
    dataDir,
    databaseUrl: database.url,
    signIn,
    anonymous: clientOf(origin, ''),
    /** What an admin would see, without a sign-in that a moved clock would end. */
    seenByAdmin: appRouter.createCaller({
      ports: server.ports,
      headers: new Headers(),
      signedIn: async () => ({ userId: 'usr_test', role: 'admin' }),
    }),
    moveClock(ms: number) {
      offset += ms
    },
    /**
     * One round of the background worker, to its end; `instead` puts other ports in place. Says how many were due. On
     * SQLite the server's own worker takes its part, with the server's ports, and is waited for.
     */
    async rescue(instead: Partial<typeof server.ports> = {}) {
      const looks = await lookAtDue({ ...server.ports, ...instead, actor: { kind: 'worker' } }, 100)
      await Promise.all(looks)
      if (engine === 'sqlite') await until(async () => !(await isAsking()))
      return looks.length
    },
    async close() {
      await server.stop()
      await database.remove()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export type TestServer = Awaited<ReturnType<typeof startTestServer>>
/** A photo of nobody that the preflight finds good. */
export function drawnPhoto(width = 600, height = 800): Promise<Buffer> {
  const size = `${width} × ${height}`
  const photo = drawn.get(size) ?? drawPhoto({ width, height }).jpeg().toBuffer()
  drawn.set(size, photo)
  return photo
}

const drawn = new Map<string, Promise<Buffer>>()

/** A verification with a compare photo, ready to be opened. */
export async function createWithPhoto(server: TestServer, signedIn: { cookie: string; api: Api }, extra: object = {}) {
  return signedIn.api.verifications.create.mutate({
    customer: { name: 'Maria Santos' },
    comparePhotoId: await photoIdOf(await uploadPhoto(server.origin, signedIn.cookie, await drawnPhoto())),
    ...extra,
  })
}
