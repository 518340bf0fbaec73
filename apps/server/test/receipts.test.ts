import { engines } from '@ekyc/db/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from './ask.ts'
import { openPostOffice } from './post-office.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

const TOKEN = 'a-token-of-the-provider'
const customer = { name: 'Maria Santos', phone: '+6591234567' }

describe.each(engines)('a receipt of the SMS provider on %s', (engine) => {
  let server: TestServer
  let profileId: string
  beforeAll(async () => {
    server = await startTestServer({
      engine,
      env: { SMS_HTTP_URL: 'http://127.0.0.1:9/send', SMS_HTTP_TOKEN: TOKEN },
    })
    const { items } = await server.seenByAdmin.profiles.list()
    profileId = items.find(({ checkMode }) => checkMode === 3)?.id ?? ''
  })
  afterAll(() => server.close())

  const tell = (body: unknown, token = TOKEN) =>
    ask(server.origin, '/api/receipts/sms', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })

  /** A message that the provider took under this id. */
  async function accepted(providerId: string, standing: object = { state: 'accepted', providerId }) {
    const post = await openPostOffice(server)
    const { id: verificationId, messages } = await post.api.verifications.create({
      customer,
      profileId,
      send: { channels: ['sms'] },
    })
    const id = messages[0]?.id ?? ''
    await server.ports.db.client.message.update({
      where: { id },
      data: { ...standing, nextTryAt: null },
    })
    return async () => {
      const { items } = await post.api.messages.list({ verificationId })
      return items.find((message) => message.id === id)
    }
  }

  it('alone says that a message is delivered', async () => {
    const message = await accepted(`one-${engine}`)
    expect(await message()).toMatchObject({ state: 'accepted', deliveredAt: null })
    expect((await tell({ id: `one-${engine}`, state: 'delivered' })).status).toBe(204)
    const delivered = await message()
    expect(delivered).toMatchObject({ state: 'delivered', deliveredAt: expect.any(String) })
    expect((await tell({ id: `one-${engine}`, state: 'failed' })).status).toBe(204)
    expect(await message()).toEqual(delivered)
  })

  it('says that the phone never got it', async () => {
    const message = await accepted(`two-${engine}`)
    expect((await tell({ id: `two-${engine}`, state: 'failed' })).status).toBe(204)
    expect(await message()).toMatchObject({ state: 'failed', problem: 'notDelivered', canRetry: true })
  })

  it('settles what became of a message whose answer was lost, by our own id', async () => {
    const message = await accepted('none', { state: 'unsure', problem: 'answerLost' })
    expect((await tell({ id: (await message())?.id, state: 'delivered' })).status).toBe(204)
    expect(await message()).toMatchObject({ state: 'delivered', problem: null, deliveredAt: expect.any(String) })
  })

  it('may come by our own id before the provider has answered', async () => {
    const message = await accepted('none', { tryingSince: server.ports.clock.now() })
    expect((await tell({ id: (await message())?.id, state: 'delivered' })).status).toBe(204)
    expect(await message()).toMatchObject({ state: 'delivered', deliveredAt: expect.any(String) })
  })

  it('of a message that is none of ours is 404, without the token 401, and garbage 400', async () => {
    expect((await tell({ id: 'unknown', state: 'delivered' })).status).toBe(404)
    expect((await tell({ id: 'unknown', state: 'delivered' }, 'another')).status).toBe(401)
    const garbage = [
      '{',
      '[]',
      'null',
      '"x"',
      {},
      { id: '', state: 'delivered' },
      { id: 'x'.repeat(201), state: 'delivered' },
      { id: 'a\u0000b', state: 'delivered' },
      { id: 'x', state: 'read' },
      { id: 7, state: 'delivered' },
      { id: 'x', state: 'delivered', more: 1 },
    ]
    for (const body of garbage) expect((await tell(body)).status, JSON.stringify(body)).toBe(400)
    const large = await tell({ id: 'x'.repeat(9000), state: 'delivered' })
    expect(large).toMatchObject({ status: 413, text: expect.stringContaining('too large') })
  })
})
