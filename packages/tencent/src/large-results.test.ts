import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { failureOf, now, request, startEkyc } from './testing/test-ekyc.ts'
import { body, passed, type Reply, resultBody } from './testing/wire-server.ts'

const MB = 1024 * 1024
/** For a busy machine. */
const PATIENT = { timeout: 20_000 }
const json = { 'content-type': 'application/json' }

/** A client before a server whose answer the test writes by hand. */
async function startByHand(options: Parameters<typeof startEkyc>[1] = {}) {
  const begun = Promise.withResolvers<ServerResponse>()
  const started = await startEkyc([(response) => begun.resolve(response)], options)
  let heard = 0
  const giveUp = new AbortController()
  const result = started.ekyc.result('T', { ...now, signal: giveUp.signal, onProgress: () => heard++ })
  result.catch(() => undefined)
  return {
    ...started,
    result,
    giveUp,
    response: await begun.promise,
    /** Resolves once the client has read on. */
    async untilHeard(since: number) {
      while (heard === since) await turn()
    },
    heard: () => heard,
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))
const turns = async (n: number) => {
  for (let i = 0; i < n; i++) await turn()
}

describe('a result that arrives slowly', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test('is read to its end, however long that takes, as long as bytes keep arriving', async () => {
    const { response, result, heard, untilHeard, wire } = await startByHand()
    const sent = Buffer.from(resultBody(12 * MB))
    vi.advanceTimersByTime(7900)
    response.writeHead(200, json)
    const step = Math.ceil(sent.length / 30)
    for (let at = 0; at < sent.length; at += step) {
      const before = heard()
      response.write(sent.subarray(at, at + step))
      await untilHeard(before)
      vi.advanceTimersByTime(7900)
    }
    response.end()
    expect(await result).toMatchObject({ state: 'passed', media: [{ kind: 'video', bytes: { length: 9 * MB } }] })
    await vi.waitFor(() => expect(wire.open()).toBe(0), PATIENT)
  })

  test.each<[string, Reply]>([
    ['has no first byte after 8 s', () => undefined],
    ['stops in the middle for 8 s', (response) => void response.writeHead(200, json).write('{"Response":{')],
  ])('is given up when it %s, and its connection is closed', async (_what, begin) => {
    const { response, result, wire } = await startByHand()
    begin(response)
    await turns(50)
    vi.advanceTimersByTime(7999)
    await turns(50)
    expect(wire.open()).toBe(1)
    vi.advanceTimersByTime(1)
    expect(await failureOf(result)).toMatchObject({ kind: 'retryable', reason: 'timeout' })
    await vi.waitFor(() => expect(wire.open()).toBe(0), PATIENT)
  })

  test('holds its connection for 5 minutes at most, however steadily it drips', async () => {
    const { response, result, heard, untilHeard, wire, ekyc } = await startByHand()
    response.writeHead(200, json).flushHeaders()
    await turns(50)
    for (let seconds = 0; seconds < 294; seconds += 7) {
      const before = heard()
      response.write(' ')
      await untilHeard(before)
      vi.advanceTimersByTime(7000)
    }
    response.write(' ')
    await turns(50)
    expect(wire.open()).toBe(1)
    vi.advanceTimersByTime(6000)
    expect(await failureOf(result)).toMatchObject({ reason: 'tooSlow' })
    expect(ekyc.health().lastError?.reason).toBe('tooSlow')
    await vi.waitFor(() => expect(wire.open()).toBe(0), PATIENT)
    expect(wire.calls).toHaveLength(1)
  })
})

describe('a result that is too large', () => {
  const declared = (bytes: number) => (response: ServerResponse) =>
    void response.writeHead(200, { ...json, 'content-length': bytes }).write('{')
  const endless: Reply = async (response) => {
    response.writeHead(200, json)
    const chunk = Buffer.alloc(64 * 1024, ' ')
    while (!response.destroyed) {
      response.write(chunk)
      await turn()
    }
  }

  test.each<[string, Reply]>([
    ['by what it declares', declared(64 * MB + 1)],
    ['by what it brings', endless],
    [
      'once it is unpacked',
      body(gzipSync(Buffer.alloc(64 * MB + 1, ' '), { level: 1 }), { ...json, 'content-encoding': 'gzip' }),
    ],
  ])('%s is read no further and not asked for again at once', async (_what, reply) => {
    const { ekyc, wire } = await startEkyc([reply])
    expect(await failureOf(ekyc.result('T', now))).toMatchObject({ kind: 'retryable', reason: 'tooLarge' })
    expect(ekyc.health().lastError?.reason).toBe('tooLarge')
    await vi.waitFor(() => expect(wire.open()).toBe(0), PATIENT)
    expect(wire.calls).toHaveLength(1)
  })

  test('is smaller for a mint, whose answer is an address', async () => {
    const { ekyc } = await startEkyc([declared(MB + 1)])
    expect(await failureOf(ekyc.apply(request))).toMatchObject({ reason: 'tooLarge', answerLost: true })
  })
})

describe('a large result', () => {
  test('is read whole, packed or not', async () => {
    const sent = resultBody(12 * MB)
    const { ekyc } = await startEkyc([
      body(sent, { ...json, 'content-length': String(sent.length) }),
      body(gzipSync(sent, { level: 1 }), { ...json, 'content-encoding': 'gzip' }),
    ])
    for (let i = 0; i < 2; i++) {
      const result = await ekyc.result('T', now)
      expect(result).toMatchObject({ state: 'passed', requestId: 'req-large' })
      const video = result.state === 'passed' ? result.media.find(({ kind }) => kind === 'video')?.bytes : null
      expect(video).toBeInstanceOf(Buffer)
      expect(video?.equals(Buffer.from(JSON.parse(sent).Response.VideoBase64, 'base64'))).toBe(true)
    }
  })

  test('that is an error of Tencent’s is known by its code', async () => {
    const Message = 'x'.repeat(2 * MB)
    const sent = JSON.stringify({ Response: { Error: { Code: 'ResourceUnavailable.InArrears', Message } } })
    const { ekyc } = await startEkyc([body(sent)])
    expect(await failureOf(ekyc.result('T', now))).toMatchObject({
      reason: 'arrears',
      providerCode: 'ResourceUnavailable.InArrears',
    })
  })

  test.each<[string, string | Buffer]>([
    ['breaks off although its length said so', resultBody(2 * MB).slice(0, -100)],
    ['has brackets without end', `{"Response":{"Deep":${'['.repeat(MB)}${']'.repeat(MB)}}}`],
    ['is no text', Buffer.alloc(2 * MB, 0xff)],
  ])('that %s is nonsense, and is asked for again', async (_what, sent) => {
    const { ekyc } = await startEkyc([body(sent), passed])
    expect(await ekyc.result('T', now)).toMatchObject({ state: 'passed' })
    expect(ekyc.health().lastError?.reason).toBe('nonsense')
  })

  test('longer than its header says is nonsense, not half a result', async () => {
    const sent = resultBody(2 * MB)
    const { ekyc } = await startEkyc([
      ({ socket }) => socket?.end(`HTTP/1.1 200 OK\r\nContent-Length: ${sent.length - 50}\r\n\r\n${sent}`),
      passed,
    ])
    expect(await ekyc.result('T', now)).toMatchObject({ state: 'passed', media: [] })
  })

  test('that is not wanted any more is cut in the middle', async () => {
    const { response, result, giveUp, wire, heard, ekyc } = await startByHand()
    response.writeHead(200, json).write(Buffer.alloc(2 * MB, ' '))
    await vi.waitFor(() => expect(heard()).toBeGreaterThan(0), PATIENT)
    giveUp.abort()
    expect(await failureOf(result)).toMatchObject({ reason: 'aborted' })
    expect(ekyc.health().lastError).toBeNull()
    await vi.waitFor(() => expect(wire.open()).toBe(0), PATIENT)
  })

  test('waits unread while others fill the memory, and lets small ones and mints pass', async () => {
    const sent = resultBody(2 * MB)
    const [first, second] = [Promise.withResolvers<ServerResponse>(), Promise.withResolvers<ServerResponse>()]
    const large = (begun: typeof first) => (response: ServerResponse) => {
      response.writeHead(200, { ...json, 'content-length': sent.length }).write(sent.slice(0, 1000))
      begun.resolve(response)
    }
    const maxResult = { bytes: 64 * MB, together: 3 * MB, ms: 300_000 }
    const { ekyc } = await startEkyc([large(first), large(second), passed], { maxResult })
    let heard = 0
    const one = ekyc.result('1', { ...now, onProgress: () => heard++ })
    const begun = await first.promise
    await vi.waitFor(() => expect(heard).toBeGreaterThan(0), PATIENT)
    let read = 0
    const two = ekyc.result('2', { ...now, onProgress: () => read++ })
    const waiting = await second.promise
    waiting.end(sent.slice(1000))
    expect(await ekyc.result('3', now)).toMatchObject({ state: 'passed', requestId: 'req-2' })
    expect(read).toBe(0)
    begun.end(sent.slice(1000))
    expect(await one).toMatchObject({ requestId: 'req-large' })
    expect(await two).toMatchObject({ requestId: 'req-large' })
  })
})
