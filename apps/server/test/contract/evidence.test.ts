import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../ask.ts'
import { createWithPhoto, startTestServer, type TestServer } from '../start-test-server.ts'
import { join, type SignedIn } from '../team.ts'

describe('the bytes of evidence', () => {
  let server: TestServer
  let viewer: SignedIn
  let other: SignedIn
  let operator: SignedIn
  let verificationId: string
  let photo: { id: string; bytes: number }
  beforeAll(async () => {
    server = await startTestServer()
    const admin = await server.signIn()
    viewer = await join(server, admin, 'compliance')
    other = await join(server, admin, 'compliance')
    operator = await join(server, admin, 'operator')
    verificationId = (await createWithPhoto(server, admin)).id
    const [first] = (await operator.api.verifications.get.query({ id: verificationId })).evidence
    if (!first) throw new Error('no photo')
    photo = first
  })
  afterAll(() => server.close())

  const get = (who: { cookie: string } | null, { id = photo.id, method = 'GET', range = '' } = {}) =>
    ask(server.origin, `/api/evidence/${id}`, {
      method,
      headers: { ...(who ? { cookie: who.cookie } : {}), ...(range ? { range } : {}) },
    })

  it('are for compliance and admins, after a look of their own with a reason', async () => {
    expect((await get(null)).status).toBe(401)
    expect((await get(operator)).status).toBe(403)
    expect((await get(operator, { id: 'evd_none' })).status).toBe(403)
    expect((await get(viewer)).status).toBe(403)
    await expect(operator.api.evidence.look.mutate({ verificationId, reason: 'I am curious' })).rejects.toMatchObject({
      data: { code: 'FORBIDDEN' },
    })
    await expect(viewer.api.evidence.look.mutate({ verificationId, reason: '  ' })).rejects.toMatchObject({
      data: { code: 'BAD_REQUEST', appCode: 'invalidInput', field: 'reason' },
    })
    await viewer.api.evidence.look.mutate({ verificationId, reason: 'to compare' })
    expect((await get(viewer)).status).toBe(200)
    expect((await get(other)).status).toBe(403)
    expect((await get(viewer, { id: 'evd_none' })).status).toBe(404)
    const looks = (await operator.api.verifications.get.query({ id: verificationId })).events
    expect(looks.filter(({ kind }) => kind === 'evidenceLooked')).toMatchObject([
      { personal: { reason: 'to compare' } },
    ])
  })

  it('come whole or in ranges, and are kept nowhere', async () => {
    const { bytes } = photo
    const whole = await get(viewer)
    expect(whole).toMatchObject({
      status: 200,
      headers: {
        'cache-control': 'no-store',
        'accept-ranges': 'bytes',
        'content-type': 'image/jpeg',
        'content-length': `${bytes}`,
      },
    })
    const ranges: [string, number, string | undefined, number][] = [
      ['bytes=0-3', 206, `bytes 0-3/${bytes}`, 4],
      ['bytes=-5', 206, `bytes ${bytes - 5}-${bytes - 1}/${bytes}`, 5],
      ['bytes=5-', 206, `bytes 5-${bytes - 1}/${bytes}`, bytes - 5],
      ['bytes=0-99999999', 206, `bytes 0-${bytes - 1}/${bytes}`, bytes],
      [`bytes=${bytes}-`, 416, `bytes */${bytes}`, 0],
      ['bytes=5-2', 416, `bytes */${bytes}`, 0],
      ['bytes=-0', 416, `bytes */${bytes}`, 0],
      ['items=0-1', 200, undefined, bytes],
      ['bytes=0-1,4-5', 200, undefined, bytes],
    ]
    for (const [range, status, contentRange, length] of ranges) {
      const answer = await get(viewer, { range })
      expect([range, answer.status, answer.headers['content-range'], Number(answer.headers['content-length'])]).toEqual(
        [range, status, contentRange, length],
      )
      expect(answer.headers['cache-control']).toBe('no-store')
    }
    expect(await get(viewer, { method: 'HEAD' })).toMatchObject({ status: 200, text: '' })
  })

  it('are closed again 5 minutes after the look', async () => {
    await viewer.api.evidence.look.mutate({ verificationId, reason: 'to compare again' })
    server.moveClock(4 * 60_000)
    expect((await get(viewer)).status).toBe(200)
    server.moveClock(60_001)
    expect((await get(viewer)).status).toBe(403)
  })
})
