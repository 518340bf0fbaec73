import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import S3rver from '@20minutes/s3rver'
import { createStore } from '../create-store.ts'
import type { ObjectStore } from '../object-store.ts'

export type TestStore = { store: ObjectStore; close(): Promise<void> }

export async function temporaryFolder() {
  const folder = await mkdtemp(path.join(tmpdir(), 'ekyc-storage-'))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

export async function startDisk(): Promise<TestStore> {
  const { folder, remove } = await temporaryFolder()
  return { store: createStore(`file:${folder}/evidence`, {}), close: remove }
}

export const s3Keys = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' }

/** An S3 server that checks signatures, with one bucket, `evidence`. */
export async function startS3() {
  const { folder, remove } = await temporaryFolder()
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: folder,
    configureBuckets: [{ name: 'evidence' }],
  })
  const { port } = await server.run()
  const S3_ENDPOINT = `http://127.0.0.1:${port}`
  return {
    S3_ENDPOINT,
    store: createStore('s3://evidence/kyc/prod/', { ...s3Keys, S3_ENDPOINT }),
    async close() {
      await server.close()
      await remove()
    },
  }
}
