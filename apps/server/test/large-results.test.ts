import { type Clock, lookAtDue } from '@ekyc/api'
import { HOUR_MS } from '@ekyc/domain'
import { expect, it, onTestFinished, vi } from 'vitest'
import { phone, tokenOf } from './phone.ts'
import { createWithPhoto, startTestServer } from './start-test-server.ts'
import { startTencentByHand } from './tencent-by-hand.ts'

const MB = 1024 * 1024
const PATIENT = { timeout: 20_000 }
const VIDEO = Buffer.alloc(6 * MB, 'a large video').toString('base64')
const RESULT = JSON.stringify({
  Response: { ErrorCode: 0, ErrorMsg: 'Success', VideoBase64: VIDEO, RequestId: 'req-1' },
})

/** A customer who went to Tencent a minute ago. */
async function startWithOpenSession() {
  const tencent = await startTencentByHand()
  const server = await startTestServer({ engine: 'postgresql', env: tencent.env })
  let closed = false
  const close = async () => {
    if (!closed) await server.close()
    closed = true
  }
  onTestFinished(close)
  const { id, link } = await createWithPhoto(server, await server.signIn())
  const token = tokenOf((await phone.press(`${link.url}/start`)).headers.get('location') ?? '')
  server.moveClock(60_000)
  const ctx = { ...server.ports, actor: { kind: 'worker' } } as const
  return {
    ...server,
    close,
    id,
    link,
    token,
    tencent,
    get: () => server.seenByAdmin.verifications.get({ id }),
    session: () => server.ports.db.client.session.findFirstOrThrow({ where: { verificationId: id } }),
    /** Claims the session and begins to ask; gives the work and the answer that is to be written. */
    async begin({ leaving, clock = server.ports.clock }: { leaving?: AbortSignal; clock?: Clock } = {}) {
      const before = tencent.asked.length
      const looks = await lookAtDue({ ...ctx, clock }, 10, leaving)
      expect(looks).toHaveLength(1)
      await vi.waitFor(() => expect(tencent.asked.length).toBe(before + 1), PATIENT)
      const response = tencent.asked[before]
      if (!response) throw new Error('nobody asked')
      return { work: Promise.all(looks), response }
    },
  }
}

it('a large result is fetched by one worker alone, however often its lease would have run out meanwhile', async () => {
  const { begin, moveClock, session, rescue, ports, link, token, tencent, get } = await startWithOpenSession()
  const { work, response } = await begin()
  response.writeHead(200, { 'content-type': 'application/json' })
  for (let at = 0, n = 0; at < RESULT.length; at += MB, n++) {
    moveClock(15_000)
    response.write(RESULT.slice(at, at + MB))
    await vi.waitFor(async () => {
      const { nextLookAt } = await session()
      expect(Number(nextLookAt) - Number(ports.clock.now())).toBeGreaterThan(16_000)
    }, PATIENT)
    expect(await rescue()).toBe(0)
    if (n !== 2) continue
    // The customer comes back meanwhile: it is noted, the page says that we are checking, and nobody asks once more.
    await phone.open(`${link.url}/return?token=${token}`)
    expect(await (await phone.open(`${link.url}/return`)).text()).toMatch(/check/i)
    expect((await session()).hintedAt).not.toBeNull()
  }
  response.end()
  await work
  expect(tencent.asked).toHaveLength(1)
  const { outcome, evidence } = await get()
  expect(outcome).toBe('passed')
  expect(evidence).toContainEqual(expect.objectContaining({ kind: 'video', bytes: 6 * MB }))
})

it('a download whose lease was lost is cut, and whoever took the session over settles it', async () => {
  const { begin, moveClock, tencent, get, ports } = await startWithOpenSession()
  let stoodStillAt: Date | null = ports.clock.now()
  const slow = await begin({ clock: { now: () => stoodStillAt ?? ports.clock.now() } })
  slow.response.writeHead(200).write(RESULT.slice(0, MB))
  // As a process that stands still, or was killed, renews nothing until the lease is over.
  moveClock(31_000)
  const next = await begin()
  stoodStillAt = null
  slow.response.write(RESULT.slice(MB, 2 * MB))
  await slow.work
  await vi.waitFor(() => expect(slow.response.destroyed).toBe(true), PATIENT)
  next.response.end(RESULT)
  await next.work
  expect((await get()).outcome).toBe('passed')
  expect(tencent.asked).toHaveLength(2)
})

it('a worker that stops in the middle of a download cuts it and leaves the session to the next one', async () => {
  const { begin, tencent, get } = await startWithOpenSession()
  const stopping = new AbortController()
  const cut = await begin({ leaving: stopping.signal })
  cut.response.writeHead(200).write(RESULT.slice(0, MB))
  stopping.abort()
  await cut.work
  await vi.waitFor(() => expect(tencent.open()).toBe(0), PATIENT)
  const next = await begin()
  next.response.end(RESULT)
  await next.work
  expect(await get()).toMatchObject({ outcome: 'passed', sessions: [{ lookProblem: null }] })
})

it('a download that a waiting customer’s page began is cut when the server stops', async () => {
  const { link, token, tencent, close } = await startWithOpenSession()
  const page = phone.open(`${link.url}/return?token=${token}`)
  await page
  await phone.open(`${link.url}/return`)
  await vi.waitFor(() => expect(tencent.asked).toHaveLength(1), PATIENT)
  tencent.asked[0]?.writeHead(200).write(RESULT.slice(0, MB))
  await close()
  await vi.waitFor(() => expect(tencent.open()).toBe(0), PATIENT)
})

it('a result that is too large is an alert at once, and is asked for every hour', async () => {
  const { begin, moveClock, rescue, get } = await startWithOpenSession()
  for (let round = 0; round < 2; round++) {
    const { work, response } = await begin()
    response.writeHead(200, { 'content-length': 64 * MB + 1 }).write('{')
    await work
    const { sessions, events } = await get()
    expect(sessions).toMatchObject([{ state: 'open', lookProblem: 'tooLarge' }])
    expect(events.filter(({ kind, alert }) => kind === 'resultTooLarge' && alert)).toHaveLength(1)
    moveClock(HOUR_MS - 60_000)
    expect(await rescue()).toBe(0)
    moveClock(61_000)
  }
})
