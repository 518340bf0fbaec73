import { randomUUID } from 'node:crypto'
import type { S3Client } from '@aws-sdk/client-s3'
import { agentFor, connectionFailureOf, explainFailure, type Proxies } from '@ekyc/outbound'
import { StorageError } from './errors.ts'
import { assertKey, type ObjectStore } from './object-store.ts'

export type S3Options = {
  bucket: string
  /** Put before every key; '' for none. */
  prefix: string
  region: string
  /** Another server than Amazon's; addressed with the bucket in the path. */
  endpoint?: string
  /** Without them the SDK's usual chain is asked (environment, instance role, …). */
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }
  proxies?: Proxies
  /** Milliseconds without a byte after which a try is given up; there are two. Default 8,000. */
  silenceMs?: number
}

/** A bucket of Amazon S3 or of whatever speaks its protocol. */
export function createS3Store(options: S3Options): ObjectStore {
  const url = new URL(options.endpoint ?? `https://${options.bucket}.s3.${options.region}.amazonaws.com`)
  const { agent, proxy } = agentFor(url, options.proxies ?? {}, { keepAlive: true, maxSockets: 50 })
  const agents = url.protocol === 'https:' ? { httpsAgent: agent } : { httpAgent: agent }
  let loading: Promise<{ client: S3Client; sdk: typeof import('@aws-sdk/client-s3') }> | undefined
  // Loaded with the first use: the SDK is large, and a local run never needs it.
  const load = () => {
    loading ??= import('@aws-sdk/client-s3').then((sdk) => ({
      sdk,
      client: new sdk.S3Client({
        region: options.region,
        credentials: options.credentials,
        ...(options.endpoint ? { endpoint: options.endpoint, forcePathStyle: true } : {}),
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
        // Two tries end before the 25 s that settling a session may take.
        maxAttempts: 2,
        requestHandler: { connectionTimeout: 3000, socketTimeout: options.silenceMs ?? 8000, ...agents },
      }),
    }))
    return loading
  }
  const address = (key: string) => {
    assertKey(key)
    return { Bucket: options.bucket, Key: options.prefix ? `${options.prefix}/${key}` : key }
  }
  const refused = (cause: unknown) => {
    const failure = connectionFailureOf(cause, { proxied: proxy !== null })
    const why = failure ? `could not be reached: ${explainFailure(failure)}` : 'returned an unexpected response'
    return new StorageError(`The evidence bucket ${why}.`, { cause })
  }

  const store: ObjectStore = {
    async put(key, bytes) {
      const at = address(key)
      const { client, sdk } = await load()
      await client.send(new sdk.PutObjectCommand({ ...at, Body: bytes })).catch((error) => {
        throw refused(error)
      })
    },
    async get(key) {
      const at = address(key)
      const { client, sdk } = await load()
      try {
        const { Body } = await client.send(new sdk.GetObjectCommand(at))
        return Body ? Buffer.from(await Body.transformToByteArray()) : null
      } catch (error) {
        // `NotFound` is a 404 that names no reason.
        if (error instanceof sdk.NoSuchKey || (error instanceof Error && error.name === 'NotFound')) return null
        throw refused(error)
      }
    },
    async remove(key) {
      const at = address(key)
      const { client, sdk } = await load()
      await client.send(new sdk.DeleteObjectCommand(at)).catch((error) => {
        throw refused(error)
      })
    },
    // A put is one request: there is all of it, or nothing.
    async tidy() {},
    async check() {
      const key = `check/${randomUUID()}`
      await store.put(key, Buffer.from('ok'))
      await store.remove(key)
    },
  }
  return store
}
