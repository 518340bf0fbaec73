import {
  expireDue,
  recallFarMessages,
  reopenExpired,
  reopenSessions,
  sendDueMessages,
  sweepImports,
  sweepPhotos,
} from '@ekyc/api'
import { engines } from '@ekyc/db/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startRescuer } from '../../src/worker/rescuer.ts'
import { photoIdOf, uploadPhoto } from '../client.ts'
import { dropFile, importOf } from '../import-files.ts'
import { finishH5, phone } from '../phone.ts'
import { openPostOffice } from '../post-office.ts'
import { createWithPhoto, drawnPhoto, startTestServer, type TestServer } from '../start-test-server.ts'
import type { SignedIn } from '../team.ts'

const DAY = 24 * 3_600_000

describe.each(engines)('a clock that is days ahead for a minute on %s', (engine) => {
  let server: TestServer
  let admin: SignedIn
  beforeEach(async () => {
    server = await startTestServer({ engine })
    admin = await server.signIn()
  })
  afterEach(() => server.close())

  const get = (id: string) => server.seenByAdmin.verifications.get({ id })
  const kindsOf = async (id: string) => (await get(id)).events.map(({ kind }) => kind)
  const h5Of = async (url: string) => (await phone.press(`${url}/start`, { lang: 'en' })).headers.get('location') ?? ''
  const worker = () => ({ ...server.ports, actor: { kind: 'worker' } }) as const
  /** The same with a clock of which nobody knows yet whether it is right. */
  const unsure = () => ({ ...worker(), clock: { ...server.ports.clock, steady: () => false } })

  it('expires no link for good, and drops no message with it', async () => {
    const post = await openPostOffice(server)
    const create = () =>
      createWithPhoto(server, admin, { customer: { name: 'Maria Santos', email: 'maria@example.com' } })
    const opened = await create()
    const written = await create()
    const over = await createWithPhoto(server, admin, { expiresInHours: 24 })
    await post.api.messages.send({ verificationId: written.id, channel: 'email' })
    await phone.open(opened.link.url)

    server.moveClock(20 * DAY)
    expect(await expireDue(worker())).toBe(3)
    expect(await get(written.id)).toMatchObject({ progress: 'expired' })
    server.moveClock(-18 * DAY)
    expect(await reopenExpired(post.worker)).toBe(2)
    expect(await reopenExpired(post.worker)).toBe(0)

    expect(await get(opened.id)).toMatchObject({ progress: 'opened' })
    expect(await get(written.id)).toMatchObject({ progress: 'created' })
    const { verification } = server.ports.db.client
    expect(await verification.findUnique({ where: { id: written.id } })).toMatchObject({
      nextReminderAt: expect.any(Date),
    })
    expect(await get(over.id)).toMatchObject({ progress: 'expired' })
    expect(await kindsOf(written.id)).toContain('reopened')
    await post.send()
    expect(post.mails).toHaveLength(1)
    expect(await h5Of(opened.link.url)).toContain('/sandbox/h5')
  })

  it('ends no session for good', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    const h5 = await h5Of(link.url)
    server.moveClock(20 * DAY)
    await server.rescue()
    expect((await get(id)).sessions[0]?.state).toMatch(/lost|unfinished/)
    expect((await get(id)).progress).toBe('expired')
    server.moveClock(-20 * DAY)
    const rescuer = startRescuer(worker(), 20)
    try {
      await expect.poll(async () => (await get(id)).progress).toBe('started')
      await finishH5(h5, 0)
      server.moveClock(6000)
      await expect.poll(async () => (await get(id)).outcome).toBe('passed')
    } finally {
      await rescuer.stop()
    }
    expect(await reopenSessions(worker())).toBe(0)
    expect(await kindsOf(id)).toContain('sessionReopened')
  })

  it('deletes and drops nothing until it has been right for an hour', async () => {
    const photoId = await photoIdOf(await uploadPhoto(server.origin, admin.cookie, await drawnPhoto()))
    const kept = await importOf(await dropFile({ origin: server.origin, cookie: admin.cookie }, 'name\nAda\n'))
    const post = await openPostOffice(server)
    const { id } = await createWithPhoto(server, admin, { customer: { name: 'Ada', email: 'ada@example.com' } })
    await post.api.messages.send({ verificationId: id, channel: 'email' })
    const { comparePhoto, import: imports } = server.ports.db.client
    const isThere = async () => [
      await comparePhoto.count({ where: { id: photoId } }),
      await imports.count({ where: { id: kept.id, state: { not: 'cancelled' } } }),
    ]

    server.moveClock(8 * DAY)
    await sweepPhotos(unsure())
    await sweepImports(unsure())
    const sending = { ...post.worker, clock: unsure().clock }
    await Promise.all(await sendDueMessages(sending, { channel: 'email', limit: 9 }))
    expect(await isThere()).toEqual([1, 1])
    expect(await post.api.messages.list({ verificationId: id })).toMatchObject({ items: [{ state: 'queued' }] })

    await sweepPhotos(worker())
    await sweepImports(worker())
    expect(await isThere()).toEqual([0, 0])

    server.moveClock(-8 * DAY)
    await recallFarMessages(post.worker)
    await post.send()
    expect(post.mails).toHaveLength(1)
  })
})
