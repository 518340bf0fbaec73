import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { watchTroubles } from '@ekyc/api'
import { engines } from '@ekyc/db/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { uploadPhoto } from '../client.ts'
import { finishH5, phone } from '../phone.ts'
import { room, run } from '../program.ts'
import { createWithPhoto, drawnPhoto, startTestServer, type TestServer } from '../start-test-server.ts'
import type { SignedIn } from '../team.ts'

const start = (url: string) => phone.press(`${url}/start`, { lang: 'en' })

describe.each(engines)('an evidence volume that is not mounted, on %s,', (engine) => {
  let server: TestServer
  let admin: SignedIn
  let folder: string
  beforeEach(async () => {
    server = await startTestServer({ engine })
    admin = await server.signIn()
    folder = path.join(server.dataDir, 'evidence')
  })
  afterEach(() => server.close())

  const unmount = async () => {
    await rename(folder, `${folder}.away`)
    await mkdir(folder)
  }
  const mount = async () => {
    await rm(folder, { recursive: true })
    await rename(`${folder}.away`, folder)
  }
  const readyz = async () => {
    server.moveClock(5000)
    return (await fetch(`${server.origin}/readyz`)).status
  }

  it('holds results back, takes nothing, calls nothing missing, raises the alarm, and loses nothing', async () => {
    const settled = await createWithPhoto(server, admin)
    const waiting = await createWithPhoto(server, admin)
    const [first, second] = [await start(settled.link.url), await start(waiting.link.url)]
    await finishH5(first.headers.get('location') ?? '', 0)
    server.moveClock(10_000)
    await server.rescue()
    await finishH5(second.headers.get('location') ?? '', 0)
    const get = (id: string) => server.seenByAdmin.verifications.get({ id })
    const { evidence } = await get(settled.id)
    const look = () => server.seenByAdmin.evidence.look({ verificationId: settled.id, reason: 'a test' })
    await admin.api.evidence.look.mutate({ verificationId: settled.id, reason: 'a test' })
    expect(await readyz()).toBe(200)

    await unmount()
    expect(await readyz()).toBe(503)
    server.moveClock(60_000)
    await server.rescue()
    expect(await get(waiting.id)).toMatchObject({ outcome: null, sessions: [{ lookProblem: 'storage' }] })
    for (const { id } of evidence) {
      const answer = await fetch(`${server.origin}/api/evidence/${id}`, { headers: { cookie: admin.cookie } })
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '15'])
      expect(await answer.json()).toMatchObject({ reason: 'storageNotMounted' })
    }
    await expect(look()).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
    expect((await uploadPhoto(server.origin, admin.cookie, await drawnPhoto())).status).toBe(503)
    expect((await phone.open(waiting.link.url)).status).toBe(200)
    const watch = watchTroubles({ ...server.ports, actor: { kind: 'worker' } })
    for (let minute = 0; minute < 3; minute++) {
      await watch()
      server.moveClock(60_000)
    }
    expect((await server.seenByAdmin.system.info()).details?.alarms).toMatchObject([
      { trouble: 'storageFails', facts: { problem: expect.stringContaining('not mounted') } },
    ])
    expect(await readdir(folder)).toEqual([])
    expect((await get(settled.id)).events.filter(({ alert }) => alert)).toEqual([])

    await mount()
    expect(await readyz()).toBe(200)
    server.moveClock(3_600_000)
    await server.rescue()
    expect(await get(waiting.id)).toMatchObject({ outcome: 'passed' })
    expect(await look()).toMatchObject({ raw: [{ answer: { ErrorCode: 0 } }] })
  })

  it('also holds back the compare photo of a customer who taps, without asking for another one', async () => {
    const { id, link } = await createWithPhoto(server, admin)
    await unmount()
    expect((await start(link.url)).status).toBe(503)
    expect(await server.seenByAdmin.verifications.get({ id })).toMatchObject({ needs: null, sessions: [] })
    await mount()
    server.moveClock(16_000)
    expect((await start(link.url)).status).toBe(303)
  })
})

describe('a start', () => {
  it('without its evidence volume serves, and says what is missing until it is there', async () => {
    const place = await room()
    const folder = path.join(place.dataDir, 'evidence')
    const first = run(place.env)
    await first.started()
    await first.stop()
    await rename(folder, `${folder}.away`)
    const second = run(place.env)
    await second.started()
    expect((await fetch(`${place.origin}/readyz`)).status).toBe(503)
    await expect(readdir(folder)).rejects.toMatchObject({ code: 'ENOENT' })
    await rename(`${folder}.away`, folder)
    await expect.poll(async () => (await fetch(`${place.origin}/readyz`)).status, { timeout: 60_000 }).toBe(200)
    const { stdout } = await second.stop()
    expect(stdout).toContain('The evidence store is not mounted')
    await place.leave()
  })

  it('with the evidence store of another installation uses none of it', async () => {
    const [one, other] = [await room(), await room()]
    const first = run(one.env)
    await first.started()
    await first.stop()
    const second = run({ ...other.env, STORAGE_URL: `file:${one.dataDir}/evidence` })
    await second.started()
    expect((await fetch(`${other.origin}/readyz`)).status).toBe(503)
    const { stdout } = await second.stop()
    expect(stdout).toContain('STORAGE_URL names the evidence store of another installation')
    expect(await readdir(path.join(one.dataDir, 'evidence'))).toEqual(expect.arrayContaining(['installation']))
    await one.leave()
    await other.leave()
  })
})
