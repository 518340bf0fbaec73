import { type OutgoingHttpHeaders, request } from 'node:http'
import { jpegOfManyScans } from '@ekyc/api/testing/hostile-jpeg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { childrenOf } from '../children-of.ts'
import { uploadPhoto } from '../client.ts'
import { drawnPhoto, startTestServer, type TestServer } from '../start-test-server.ts'

let server: TestServer
let cookie: string

beforeAll(async () => {
  server = await startTestServer({ ownPhotos: true })
  ;({ cookie } = await server.signIn())
})
afterAll(() => server.close())

type Answer = {
  result?: { data: { id: string; warnings: string[] } }
  error?: { message: string; data: { reason: string | null; field: string | null } }
}
const upload = async (photo: Buffer) => {
  const answer = await uploadPhoto(server.origin, cookie, photo)
  return { status: answer.status, body: (await answer.json()) as Answer }
}

test('a photo that cannot be used is refused with its reason, in words, and leaves nothing behind', async () => {
  const refusals: [Buffer, number, string][] = [
    [Buffer.alloc(0), 400, 'empty'],
    [Buffer.from('%PDF-1.7'), 400, 'unsupportedFormat'],
    [(await drawnPhoto()).subarray(0, 5000), 400, 'damaged'],
    [await drawnPhoto(40, 40), 400, 'tooSmall'],
    [jpegOfManyScans(), 400, 'tooComplex'],
    [Buffer.alloc(20 * 1024 * 1024 + 1, 0xff), 413, 'tooManyBytes'],
  ]
  for (const [photo, status, reason] of refusals) {
    const { status: got, body } = await upload(photo)
    expect([got, body.error?.data]).toEqual([status, expect.objectContaining({ reason, field: 'photo' })])
    expect(body.error?.message).toMatch(/^[A-Z].*\.$/)
  }
  expect(await server.ports.db.client.comparePhoto.count()).toBe(0)
})

test('a request without a body, or of another kind, is refused and no bug', async () => {
  const send = (headers: OutgoingHttpHeaders) =>
    new Promise<number | undefined>((resolve, reject) => {
      const sent = request(
        `${server.origin}/api/trpc/comparePhotos.upload`,
        { method: 'POST', headers: { cookie, origin: server.origin, ...headers } },
        (answer) => {
          answer.resume()
          resolve(answer.statusCode)
        },
      )
      sent.on('error', reject)
      sent.end()
    })
  const kinds: OutgoingHttpHeaders[] = [
    { 'content-type': 'application/octet-stream', 'content-length': '0' },
    { 'content-length': '0' },
    { 'content-type': 'image/jpeg' },
    { 'content-type': 'application/json' },
  ]
  for (const headers of kinds) {
    const status = await send(headers)
    expect(status, JSON.stringify(headers)).toBeGreaterThanOrEqual(400)
    expect(status, JSON.stringify(headers)).toBeLessThan(500)
  }
})

test('twenty large photos at once are all answered, and the list does not wait for them', async () => {
  const photo = await drawnPhoto(1500, 2000)
  const { api } = await server.signIn()
  const uploads = Promise.all(Array.from({ length: 20 }, () => upload(photo)))
  let all = false
  uploads.finally(() => {
    all = true
  })
  await api.verifications.list.query({})
  expect(all).toBe(false)
  const answers = await uploads
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
  expect(new Set(answers.map(({ body }) => body.result?.data.id)).size).toBe(20)
  expect(answers.flatMap(({ body }) => body.result?.data.warnings)).toEqual([])
})

test('photos survive that the processes which decode them are killed', async () => {
  const photo = await drawnPhoto(1500, 2000)
  await upload(photo)
  const uploads = Promise.all(Array.from({ length: 6 }, () => upload(photo)))
  const decoders = await childrenOf(process.pid, 'photo-worker')
  expect(decoders.length).toBeGreaterThan(0)
  for (const pid of decoders) process.kill(pid, 'SIGKILL')
  expect((await uploads).map(({ status }) => status)).toEqual(Array(6).fill(200))
})
