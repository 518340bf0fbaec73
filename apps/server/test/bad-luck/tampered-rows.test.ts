import { engines } from '@ekyc/db/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { photoIdOf, uploadPhoto } from '../client.ts'
import { finishH5, phone } from '../phone.ts'
import { createWithPhoto, drawnPhoto, startTestServer, type TestServer } from '../start-test-server.ts'
import type { SignedIn } from '../team.ts'

describe.each(engines)('rows of evidence that were changed past the program, on %s,', (engine) => {
  let server: TestServer
  let admin: SignedIn
  beforeAll(async () => {
    server = await startTestServer({ engine })
    admin = await server.signIn()
  })
  afterAll(() => server.close())

  const evidenceOf = (verificationId: string, kind: string) =>
    server.ports.db.client.evidence.findMany({ where: { verificationId, kind }, orderBy: { id: 'asc' } })
  const update = (id: string, data: object) => server.ports.db.client.evidence.update({ where: { id }, data })
  const statusOf = async (id: string) =>
    (await fetch(`${server.origin}/api/evidence/${id}`, { headers: { cookie: admin.cookie } })).status
  const alertsOf = async (id: string) =>
    (await server.seenByAdmin.verifications.get({ id })).events
      .filter(({ alert }) => alert)
      .map(({ kind, facts }) => [kind, facts.evidenceId ?? facts.problem])

  /** A case whose customer passed, with two compare photos, opened for the admin. */
  async function passed() {
    const { id, link } = await createWithPhoto(server, admin)
    const comparePhotoId = await photoIdOf(await uploadPhoto(server.origin, admin.cookie, await drawnPhoto()))
    await admin.api.verifications.replacePhoto.mutate({ id, comparePhotoId })
    const tapped = await phone.press(`${link.url}/start`, { lang: 'en' })
    await finishH5(tapped.headers.get('location') ?? '', 0)
    server.moveClock(10_000)
    await server.rescue()
    await admin.api.evidence.look.mutate({ verificationId: id, reason: 'a test' })
    return id
  }

  async function swapFiles(...ids: [string, string]) {
    const { evidence } = server.ports.db.client
    const [one, other] = await Promise.all(ids.map((id) => evidence.findUniqueOrThrow({ where: { id } })))
    await update(ids[0], { storageKey: `between/${ids[0]}` })
    await update(ids[1], { storageKey: one?.storageKey })
    await update(ids[0], { storageKey: other?.storageKey })
  }

  it.each([
    ['another kind of the same session', 'bestFrame', 'video'],
    ['the same kind of the same case', 'comparePhoto', 'comparePhoto'],
  ])('pointed at the file of %s, are reported and never shown', async (_what, kind, other) => {
    const id = await passed()
    const one = (await evidenceOf(id, kind))[0]
    const two = (await evidenceOf(id, other)).at(-1)
    if (!one || !two) throw new Error('no evidence')
    await swapFiles(one.id, two.id)
    expect([await statusOf(one.id), await statusOf(two.id)]).toEqual([410, 410])
    expect(await alertsOf(id)).toEqual([
      ['evidenceDamaged', one.id],
      ['evidenceDamaged', two.id],
    ])
  })

  it('pointed at the file of another case, or called another kind, are reported and never shown', async () => {
    const [id, other] = [await passed(), await passed()]
    const [mine] = await evidenceOf(id, 'bestFrame')
    const [theirs] = await evidenceOf(other, 'bestFrame')
    if (!mine || !theirs) throw new Error('no evidence')
    await swapFiles(mine.id, theirs.id)
    expect([await statusOf(mine.id), await statusOf(theirs.id)]).toEqual([410, 410])
    await swapFiles(mine.id, theirs.id)
    expect(await statusOf(mine.id)).toBe(200)
    await update(mine.id, { kind: 'cardImage' })
    expect(await statusOf(mine.id)).toBe(410)
    await update(mine.id, { kind: 'bestFrame', sessionId: theirs.sessionId })
    expect(await statusOf(mine.id)).toBe(410)
  })

  it('moved to another case with their file and key are reported and never shown', async () => {
    const [id, other] = [await passed(), await passed()]
    const { client } = server.ports.db
    const { dataKey } = await client.verification.findUniqueOrThrow({ where: { id: other } })
    const own = await client.verification.findUniqueOrThrow({ where: { id } })
    const [theirs] = await evidenceOf(other, 'bestFrame')
    await update(theirs?.id ?? '', { verificationId: id })
    expect(await statusOf(theirs?.id ?? '')).toBe(410)
    await client.verification.update({ where: { id }, data: { dataKey } })
    expect(await statusOf(theirs?.id ?? '')).toBe(410)
    for (const { id: own } of await evidenceOf(id, 'comparePhoto')) expect(await statusOf(own)).toBe(410)
    await expect(server.seenByAdmin.evidence.look({ verificationId: id, reason: 'a test' })).rejects.toMatchObject({
      message: expect.stringContaining('changed outside the program'),
    })
    // The case itself can still be read, without what its key seals.
    expect(await server.seenByAdmin.verifications.get({ id })).toMatchObject({ outcome: 'passed', link: { url: null } })
    expect(await alertsOf(id)).toContainEqual(['evidenceDamaged', 'key'])
    await client.verification.update({ where: { id }, data: { dataKey: own.dataKey } })
    expect((await server.seenByAdmin.verifications.get({ id })).link.url).not.toBeNull()
  })

  it('of uploads that were pointed at another upload are refused, never taken', async () => {
    const [one, two] = await Promise.all(
      [0, 1].map(async () => photoIdOf(await uploadPhoto(server.origin, admin.cookie, await drawnPhoto()))),
    )
    const { client } = server.ports.db
    const theirs = await client.comparePhoto.findUniqueOrThrow({ where: { id: two } })
    await client.comparePhoto.update({ where: { id: two }, data: { storageKey: 'in/between' } })
    await client.comparePhoto.update({
      where: { id: one },
      data: { storageKey: theirs.storageKey, dataKey: theirs.dataKey },
    })
    await expect(
      admin.api.verifications.create.mutate({ customer: { name: 'Maria Santos' }, comparePhotoId: one }),
    ).rejects.toMatchObject({ data: { code: 'BAD_REQUEST', field: 'comparePhotoId' } })
  })
})
