import { expect, test } from 'vitest'
import { createWebhook } from './create-webhook.ts'
import { startSmsServer } from './testing/index.ts'

const body = { trouble: 'storageFails' }

test('a webhook gets its body as JSON, and its answer is not read', async () => {
  const server = await startSmsServer((response) => response.end('x'.repeat(100_000)))
  await createWebhook(server.url)(body)
  expect(server.calls).toMatchObject([{ method: 'POST', headers: { 'content-type': 'application/json' }, body }])
})

test.each([
  [302, { location: 'http://127.0.0.1:9/elsewhere' }],
  [404, {}],
  [500, {}],
])('an answer of %i is not one that took it', async (status, headers) => {
  const server = await startSmsServer((response) => response.writeHead(status, headers).end())
  await expect(createWebhook(server.url)(body)).rejects.toThrow(`responded with ${status}`)
  expect(server.calls).toHaveLength(1)
})

test('one that gives no answer says why', async () => {
  const silent = await startSmsServer(() => undefined)
  await expect(createWebhook(silent.url, {}, 200)(body)).rejects.toThrow(
    'no response from the webhook: timed out after 0.2 s',
  )
  await silent.close()
  await expect(createWebhook(silent.url)(body)).rejects.toThrow(
    'no response from the webhook: the server could not be reached (ECONNREFUSED)',
  )
  const unknown = await startSmsServer((response) => response.end(), { secure: true })
  await expect(createWebhook(unknown.url)(body)).rejects.toThrow(/no response from the webhook: .*NODE_EXTRA_CA_CERTS/)
})
