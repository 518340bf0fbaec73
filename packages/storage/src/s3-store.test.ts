import { once } from 'node:events'
import { createServer } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createAuthority, startProxy } from '@ekyc/outbound/testing'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createStore } from './create-store.ts'
import { StorageError } from './errors.ts'
import type { ObjectStore } from './object-store.ts'
import { createS3Store } from './s3-store.ts'
import { s3Keys, startS3 } from './testing/stores.ts'

const bytes = Buffer.from('x')

describe('a bucket', () => {
  let s3: Awaited<ReturnType<typeof startS3>>
  beforeAll(async () => {
    s3 = await startS3()
  })
  afterAll(() => s3.close())

  async function refuses(store: ObjectStore) {
    const works = [() => store.put('a', bytes), () => store.get('a'), () => store.remove('a'), () => store.check()]
    for (const work of works) {
      await expect(work()).rejects.toThrow(new StorageError('The evidence bucket returned an unexpected response.'))
    }
  }

  test('refuses a wrong secret key with a StorageError that does not repeat it', async () => {
    const env = { ...s3Keys, AWS_SECRET_ACCESS_KEY: 'a-wrong-secret', S3_ENDPOINT: s3.S3_ENDPOINT }
    const store = createStore('s3://evidence', env)
    await refuses(store)
    const error = await store.get('a').catch((thrown: unknown) => thrown)
    expect(String(error)).not.toContain('a-wrong-secret')
  })

  test('that does not exist is a StorageError, not a missing file', async () => {
    await refuses(createStore('s3://nowhere', { ...s3Keys, S3_ENDPOINT: s3.S3_ENDPOINT }))
  })

  test('keeps files of another prefix apart', async () => {
    const other = createStore('s3://evidence/other', { ...s3Keys, S3_ENDPOINT: s3.S3_ENDPOINT })
    await s3.store.put('ver_1/a', bytes)
    expect(await other.get('ver_1/a')).toBeNull()
    const above = createStore('s3://evidence', { ...s3Keys, S3_ENDPOINT: s3.S3_ENDPOINT })
    expect(await above.get('kyc/prod/ver_1/a')).toEqual(bytes)
  })

  test('that never answers is given up', async () => {
    const server = createServer(() => undefined).listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
    await refuses(
      createS3Store({
        bucket: 'evidence',
        prefix: '',
        region: 'us-east-1',
        endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
        silenceMs: 200,
      }),
    )
  })

  test('behind a proxy that refuses, or with a certificate of an unknown authority, says what to set', async () => {
    const proxy = await startProxy({}, { auth: 'egress:s3cret' })
    onTestFinished(proxy.close)
    const https = proxy.url.replace('s3cret', 'wr0ng')
    const away = createStore('s3://evidence', { ...s3Keys, S3_ENDPOINT: 'https://s3.bank.test' }, { https })
    const refused = await away.put('a', bytes).catch((error: Error) => error.message)
    expect(refused).toMatch(/bucket could not be reached: the proxy asks for a user and password.*407/)
    expect(refused).not.toContain('wr0ng')

    const server = createSecureServer(await (await createAuthority()).issue(['127.0.0.1'])).listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await once(server, 'listening')
    const S3_ENDPOINT = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
    const unknown = createStore('s3://evidence', { ...s3Keys, S3_ENDPOINT })
    await expect(unknown.put('a', bytes)).rejects.toThrow('NODE_EXTRA_CA_CERTS')
  })
})
