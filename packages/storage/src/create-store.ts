import { fileURLToPath } from 'node:url'
import type { Proxies } from '@ekyc/outbound'
import { createDiskStore } from './disk-store.ts'
import type { ObjectStore } from './object-store.ts'
import { createS3Store } from './s3-store.ts'

export type StoreEnvironment = {
  AWS_REGION?: string
  AWS_ACCESS_KEY_ID?: string
  AWS_SECRET_ACCESS_KEY?: string
  AWS_SESSION_TOKEN?: string
  S3_ENDPOINT?: string
}

/** The store behind STORAGE_URL: `file:/folder` or `s3://bucket/prefix`. */
export function createStore(storageUrl: string, env: StoreEnvironment, proxies: Proxies = {}): ObjectStore {
  if (storageUrl.startsWith('file:')) {
    const folder = storageUrl.startsWith('file://') ? fileURLToPath(storageUrl) : storageUrl.slice('file:'.length)
    return createDiskStore(folder)
  }
  const url = new URL(storageUrl)
  return createS3Store({
    bucket: url.hostname,
    prefix: url.pathname.replace(/^\/|\/$/g, ''),
    region: env.AWS_REGION ?? 'us-east-1',
    endpoint: env.S3_ENDPOINT,
    proxies,
    credentials:
      env.AWS_ACCESS_KEY_ID && env.AWS_SECRET_ACCESS_KEY
        ? {
            accessKeyId: env.AWS_ACCESS_KEY_ID,
            secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
            sessionToken: env.AWS_SESSION_TOKEN,
          }
        : undefined,
  })
}
