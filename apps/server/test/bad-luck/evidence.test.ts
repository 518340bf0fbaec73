import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { engines } from '@ekyc/db/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { photoIdOf, uploadPhoto } from '../client.ts'
import { finishH5, phone } from '../phone.ts'
import { createWithPhoto, drawnPhoto, startTestServer, type TestServer } from '../start-test-server.ts'
import type { SignedIn } from '../team.ts'

const HOUR = 3_600_000

describe.each(engines)('evidence on %s', (engine) => {
  let server: TestServer
  let admin: SignedIn
  let folder: string
  beforeEach(async () => {
    server = await startTestServer({ engine })
    admin = await server.signIn()
    folder = path.join(server.dataDir, 'evidence')
  })
  afterEach(() => server.close())

  const get = (id: string) => server.seenByAdmin.verifications.get({ id })
  const start = async (url: string) => (await phone.press(`${url}/start`, { lang: 'en' })).headers.get('location') ?? ''

  /** A file where the folder was: nothing can be written or read. */
  const breakStorage = async () => {
    await rename(folder, `${folder}.away`)
    await writeFile(folder, '')
  }
  const mendStorage = async () => {
    await rm(folder)
    await rename(`${folder}.away`, folder)
  }

  async function passed() {
    const { id, link } = await createWithPhoto(server, admin)
    await finishH5(await start(link.url), 0)
    server.moveClock(10_000)
    await server.rescue()
    const seen = await get(id)
    const fileOf = async (kind: string) => {
      const item = seen.evidence.find((each) => each.kind === kind)
      const { storageKey } = await server.ports.db.client.evidence.findUniqueOrThrow({ where: { id: item?.id ?? '' } })
      return { id: item?.id ?? '', file: path.join(folder, storageKey) }
    }
    return { id, link, fileOf }
  }
  const fetchEvidence = (id: string) =>
    fetch(`${server.origin}/api/evidence/${id}`, { headers: { cookie: admin.cookie } })
  const look = (id: string) => admin.api.evidence.look.mutate({ verificationId: id, reason: 'a test of damage' })
  const alertsOf = async (id: string) => (await get(id)).events.filter(({ alert }) => alert)

  it('that storage refuses holds the outcome back until it is taken', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    await finishH5(await start(link.url), 0)
    await breakStorage()
    server.moveClock(10_000)
    await server.rescue()
    expect(await get(id)).toMatchObject({ outcome: null, sessions: [{ state: 'open', lookProblem: 'storage' }] })
    expect((await fetch(`${server.origin}/readyz`)).status).toBe(503)
    expect((await uploadPhoto(server.origin, admin.cookie, await drawnPhoto())).status).toBe(503)

    await mendStorage()
    server.moveClock(HOUR) // also past the time for which answers of /readyz are shared
    await server.rescue()
    const seen = await get(id)
    expect(seen).toMatchObject({ outcome: 'passed', sessions: [{ lookProblem: null }] })
    expect(seen.evidence.every(({ state }) => state === 'stored')).toBe(true)
    expect((await fetch(`${server.origin}/readyz`)).status).toBe(200)
  })

  it('that storage refuses until hour 70 is missing, with an alert, and the outcome and raw answer are kept', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    await finishH5(await start(link.url), 0)
    await breakStorage()
    for (const hours of [1, 40, 28.9]) {
      server.moveClock(hours * HOUR)
      await server.rescue()
      expect(await get(id)).toMatchObject({ outcome: null })
    }
    server.moveClock(0.2 * HOUR)
    await server.rescue()
    const seen = await get(id)
    expect(seen).toMatchObject({ progress: 'completed', outcome: 'passed', proof: 'faceToPhoto' })
    expect(seen.evidence.filter(({ kind }) => kind !== 'comparePhoto').map(({ kind, state }) => [kind, state])).toEqual(
      [
        ['bestFrame', 'missing'],
        ['video', 'missing'],
      ],
    )
    expect((await alertsOf(id)).map(({ kind }) => kind)).toEqual(['evidenceMissing'])
    const { raw } = await server.seenByAdmin.evidence.look({ verificationId: id, reason: 'the raw answer is here' })
    expect(raw[0]?.answer).toMatchObject({ ErrorCode: 0 })
  })

  it('that was changed, cut or put in another’s place is reported, never shown', async () => {
    const one = await passed()
    const other = await passed()
    await look(one.id)
    const frame = await one.fileOf('bestFrame')
    expect((await fetchEvidence(frame.id)).status).toBe(200)

    const whole = await readFile(frame.file)
    const flipped = Buffer.from(whole)
    flipped[40] = (flipped[40] ?? 0) ^ 1
    const damages = [
      flipped,
      whole.subarray(0, -1),
      Buffer.alloc(0),
      await readFile((await other.fileOf('bestFrame')).file),
    ]
    for (const damage of damages) {
      await writeFile(frame.file, damage)
      const answer = await fetchEvidence(frame.id)
      expect(answer.status).toBe(410)
      expect(await answer.text()).toContain('damaged')
    }
    expect(await alertsOf(one.id)).toMatchObject([
      { kind: 'evidenceDamaged', facts: { evidenceId: frame.id, problem: 'tampered' } },
    ])
    expect((await fetchEvidence((await one.fileOf('video')).id)).status).toBe(200)

    await writeFile(frame.file, whole)
    expect((await fetchEvidence(frame.id)).status).toBe(200)

    await rm(frame.file)
    const answer = await fetchEvidence(frame.id)
    expect(answer.status).toBe(410)
    expect(await answer.json()).toMatchObject({ reason: 'missing', error: expect.stringContaining('missing') })
    expect(await alertsOf(one.id)).toMatchObject([{}, { kind: 'evidenceMissing', facts: { problem: 'missing' } }])
  })

  it('whose raw answer is damaged is shown without it', async () => {
    const { id, fileOf } = await passed()
    await writeFile((await fileOf('rawResult')).file, 'not what was stored')
    expect(await look(id)).toMatchObject({
      raw: [],
      unreadable: [{ problem: 'damaged' }],
      items: expect.arrayContaining([expect.anything()]),
    })
    expect(await alertsOf(id)).toMatchObject([{ facts: { problem: 'tampered' } }])
  })

  it('whose compare photo is gone asks for another one and sends nothing to Tencent', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    await rm(path.join(folder, id), { recursive: true })
    expect((await phone.press(`${link.url}/start`)).status).toBe(409)
    expect(await get(id)).toMatchObject({ needs: 'comparePhoto', sessions: [] })
    expect(await alertsOf(id)).toMatchObject([{ facts: { problem: 'missing' } }])
    const uploaded = await uploadPhoto(server.origin, admin.cookie, await drawnPhoto())
    const comparePhotoId = await photoIdOf(uploaded)
    await admin.api.verifications.replacePhoto.mutate({ id, comparePhotoId })
    expect(await start(link.url)).toContain('token=')
  })

  it('is for those who looked with a reason, for 5 minutes', async () => {
    const { id, fileOf } = await passed()
    const frame = await fileOf('bestFrame')
    expect((await fetchEvidence(frame.id)).status).toBe(403)
    await look(id)
    expect((await fetchEvidence(frame.id)).headers.get('cache-control')).toBe('no-store')
    server.moveClock(5 * 60_000 + 1)
    expect((await fetchEvidence(frame.id)).status).toBe(403)
    expect((await fetch(`${server.origin}/api/evidence/${frame.id}`)).status).toBe(401)
  })
})

describe('evidence that storage neither takes nor refuses', () => {
  it('is missing after hour 70, and the outcome is kept', async () => {
    const server = await startTestServer()
    try {
      const { id, link } = await createWithPhoto(server, await server.signIn())
      const h5 = (await phone.press(`${link.url}/start`)).headers.get('location') ?? ''
      await finishH5(h5, 0)
      // For the server's own worker too.
      vi.spyOn(server.ports.evidence, 'put').mockImplementation(() => new Promise<void>(() => undefined))
      server.moveClock(70.1 * HOUR)
      await server.rescue()
      const seen = await server.seenByAdmin.verifications.get({ id })
      expect(seen).toMatchObject({ progress: 'completed', outcome: 'passed' })
      expect(seen.events.filter(({ alert }) => alert).map(({ kind }) => kind)).toEqual(['evidenceMissing'])
    } finally {
      await server.close()
    }
  })
})
