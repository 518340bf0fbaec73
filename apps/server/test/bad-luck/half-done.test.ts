import { appRouter, type Ports } from '@ekyc/api'
import { engines } from '@ekyc/db/testing'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { photoIdOf, uploadPhoto } from '../client.ts'
import { drawnPhoto, startTestServer, type TestServer } from '../start-test-server.ts'
import type { SignedIn } from '../team.ts'

describe.each(engines)('what is cut off in the middle, on %s,', (engine) => {
  let server: TestServer
  let admin: SignedIn
  beforeAll(async () => {
    server = await startTestServer({ engine })
    admin = await server.signIn()
  })
  afterAll(() => server.close())

  async function upload(): Promise<string> {
    return photoIdOf(await uploadPhoto(server.origin, admin.cookie, await drawnPhoto()))
  }

  /** The signed-in admin, over another way to the database. */
  async function through(db: Ports['db']) {
    const { id: userId } = await server.ports.db.client.user.findFirstOrThrow()
    return appRouter.createCaller({
      ports: { ...server.ports, db },
      headers: new Headers(),
      signedIn: async () => ({ userId, role: 'admin' }),
    })
  }
  const overLostCommits = () =>
    through({
      ...server.ports.db,
      async transaction(work) {
        await server.ports.db.transaction(work)
        throw new Error('Connection terminated unexpectedly')
      },
    })

  async function openPhotos(id: string) {
    const { evidence } = await admin.api.verifications.get.query({ id })
    await admin.api.evidence.look.mutate({ verificationId: id, reason: 'looking for the photo' })
    const headers = { cookie: admin.cookie }
    return Promise.all(
      evidence.map(async (item) => (await fetch(`${server.origin}/api/evidence/${item.id}`, { headers })).status),
    )
  }

  it('a creation whose commit was not answered is told of, with its photo', async () => {
    const caller = await overLostCommits()
    const input = { customer: { name: 'Maria Santos' }, comparePhotoId: await upload(), idempotencyKey: 'cut-1' }
    const created = await caller.verifications.create(input)
    expect(await admin.api.verifications.create.mutate(input)).toEqual(created)
    expect(await openPhotos(created.id)).toEqual([200])
  })

  it('a better photo whose commit was not answered is kept', async () => {
    const { id } = await admin.api.verifications.create.mutate({
      customer: { name: 'Maria Santos' },
      comparePhotoId: await upload(),
    })
    const caller = await overLostCommits()
    await caller.verifications.replacePhoto({ id, comparePhotoId: await upload() })
    expect(await openPhotos(id)).toEqual([200, 200])
  })

  it('an upload has its row before its file, so that the sweep finds what a kill leaves', async () => {
    const { evidence, db } = server.ports
    const known: number[] = []
    const put = evidence.put
    vi.spyOn(evidence, 'put').mockImplementation(async (file, key, bytes) => {
      known.push(await db.client.comparePhoto.count({ where: { storageKey: file.storageKey } }))
      await put(file, key, bytes)
    })
    onTestFinished(() => void vi.restoreAllMocks())
    await upload()
    expect(known).toEqual([1])
  })
})
