import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startSmsServer } from '../testing/sms-server.ts'
import { createHttpSmsCarrier } from './create-http-sms-carrier.ts'

const outgoing = { id: 'msg_1', to: '+6565550100', text: '中 Open https://verify.example/v/abc' }
const carrierOf = (url: string, deadlineMs?: number) =>
  createHttpSmsCarrier({ url, token: 'a-token', perSecond: 10, deadlineMs })

async function outcomeAt(reply: (response: ServerResponse) => void, deadlineMs?: number) {
  const server = await startSmsServer(reply)
  return carrierOf(server.url, deadlineMs).send(outgoing)
}

const status =
  (code: number, headers: Record<string, string> = {}, body = '') =>
  (response: ServerResponse) =>
    response.writeHead(code, headers).end(body)

describe('an SMS', () => {
  test('is posted with our token and a key against sending twice', async () => {
    const server = await startSmsServer(status(202, {}, '{"id":"provider-7"}'))
    const outcome = await carrierOf(server.url).send(outgoing)
    expect(outcome).toEqual({ is: 'accepted', providerId: 'provider-7', text: '{"id":"provider-7"}' })
    expect(server.calls).toEqual([
      {
        method: 'POST',
        path: '/send',
        body: outgoing,
        headers: expect.objectContaining({
          authorization: 'Bearer a-token',
          'content-type': 'application/json',
          'idempotency-key': 'msg_1',
        }),
      },
    ])
  })

  test.each([
    ['no JSON', 'OK'],
    ['no id', '{"ok":true}'],
    ['an id that is none', '{"id":{}}'],
    ['null', 'null'],
    ['an id that no database takes', '{"id":"a\\u0000b"}'],
    ['an id of half a character', '{"id":"\\ud800"}'],
    ['more than anybody reads', `{"id":"x","rest":"${'y'.repeat(100_000)}"}`],
  ])('taken with %s is found again by its own id', async (_what, body) => {
    expect(await outcomeAt(status(200, {}, body))).toMatchObject({ is: 'accepted', providerId: 'msg_1' })
  })

  test('that was taken stays taken when the rest of the answer is lost', async () => {
    const half = (response: ServerResponse) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"id":')
      setImmediate(() => response.destroy())
    }
    expect(await outcomeAt(half)).toMatchObject({ is: 'accepted' })
  })

  test('never goes out over a connection that the provider may just be closing', async () => {
    const server = await startSmsServer(status(200))
    const carrier = carrierOf(server.url)
    await carrier.send(outgoing)
    await carrier.send({ ...outgoing, id: 'msg_2' })
    expect(server.connections()).toBe(2)
  })
})

describe('a provider that does not take it', () => {
  test.each([
    [400, {}, { is: 'refused', problem: 'contentRefused' }],
    [422, {}, { is: 'refused', problem: 'contentRefused' }],
    [401, {}, { is: 'later', problem: 'authRefused' }],
    [403, {}, { is: 'later', problem: 'authRefused' }],
    [402, {}, { is: 'later', problem: 'accountRefused' }],
    [404, {}, { is: 'later', problem: 'unknownAnswer' }],
    [405, {}, { is: 'later', problem: 'unknownAnswer' }],
    [408, {}, { is: 'later', problem: 'busy' }],
    [429, {}, { is: 'later', problem: 'overQuota', waitSeconds: 60 }],
    [429, { 'retry-after': '7200' }, { is: 'later', problem: 'overQuota', waitSeconds: 7200 }],
    [429, { 'retry-after': '99999999' }, { is: 'later', problem: 'overQuota', waitSeconds: 86_400 }],
    [429, { 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' }, { is: 'later', problem: 'overQuota', waitSeconds: 1 }],
    [429, { 'retry-after': 'soon' }, { is: 'later', problem: 'overQuota', waitSeconds: 60 }],
    [500, {}, { is: 'later', problem: 'busy' }],
    [503, { 'retry-after': '30' }, { is: 'later', problem: 'busy', waitSeconds: 30 }],
    [504, {}, { is: 'unsure', problem: 'answerLost' }],
  ])('says so with %i %j', async (code, headers, expected) => {
    expect(await outcomeAt(status(code, headers, 'in its own words'))).toEqual({
      ...expected,
      text: 'in its own words',
    })
  })

  test('but sends us elsewhere is not followed there', async () => {
    const server = await startSmsServer(status(307, { location: '/elsewhere' }))
    const outcome = await carrierOf(server.url).send(outgoing)
    expect(outcome).toEqual({ is: 'later', problem: 'unknownAnswer', text: 'HTTP 307' })
    expect(server.calls).toHaveLength(1)
  })
})

describe('an answer that never comes', () => {
  test('because nobody listens means that nothing was sent', async () => {
    const server = await startSmsServer(status(200))
    await server.close()
    expect(await carrierOf(server.url).send(outgoing)).toMatchObject({ is: 'later', problem: 'unreachable' })
  })

  test('because the line breaks before it is encrypted means that nothing was sent', async () => {
    const breaking = createServer((socket) => socket.once('data', () => socket.destroy())).listen(0, '127.0.0.1')
    onTestFinished(() => void breaking.close())
    await once(breaking, 'listening')
    const { port } = breaking.address() as AddressInfo
    const outcome = await carrierOf(`https://127.0.0.1:${port}`).send(outgoing)
    expect(outcome).toMatchObject({ is: 'later', problem: 'unreachable' })
  })

  test('because nobody vouches for the provider means that it got nothing', async () => {
    const server = await startSmsServer(status(200), { secure: true })
    expect(await carrierOf(server.url).send(outgoing)).toMatchObject({
      is: 'later',
      problem: 'notEncrypted',
      text: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
    })
    expect(server.calls).toHaveLength(0)
  })

  test.each([
    ['the connection breaks', (response: ServerResponse) => response.destroy()],
    ['the provider is silent', () => undefined],
  ])('because %s leaves us unsure', async (_what, reply) => {
    expect(await outcomeAt(reply, 300)).toMatchObject({ is: 'unsure', problem: 'answerLost' })
  })

  test('because the server stops leaves us unsure', async () => {
    const stopping = new AbortController()
    const server = await startSmsServer(() => stopping.abort())
    expect(await carrierOf(server.url).send(outgoing, stopping.signal)).toMatchObject({ is: 'unsure' })
  })
})
