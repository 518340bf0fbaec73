import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createStore } from './create-store.ts'
import { StorageError } from './errors.ts'
import { type Claim, createMarkedStore, MARKER } from './marked-store.ts'
import type { ObjectStore } from './object-store.ts'
import { s3Keys, startS3, temporaryFolder } from './testing/stores.ts'

const bytes = Buffer.from('x')

/** What one database knows; `files` are those it expects in the store. */
function database(files: string[] = []) {
  let id: string | null = null
  let marked = false
  const claim: Claim = {
    async id(found, holdsOurs) {
      id ??= found !== null && (await holdsOurs()) ? found : `installation-${Math.random()}`
      return id
    },
    wasMarked: async () => marked,
    remember: async () => {
      marked = true
    },
    knownFiles: async () => files,
  }
  return claim
}

const refusal = (reason: string) => expect.objectContaining({ name: 'StorageError', reason })

describe('a folder', () => {
  let folder: string
  let clear: () => Promise<void>
  let open: (claim: Claim, over?: Partial<ObjectStore>) => ObjectStore
  beforeEach(async () => {
    const made = await temporaryFolder()
    clear = made.remove
    folder = path.join(made.folder, 'evidence')
    const store = createStore(`file:${folder}`, {})
    open = (claim, over = {}) => createMarkedStore({ ...store, ...over }, claim, { trustMs: 0 })
  })
  afterEach(() => clear())

  const unmount = () => rename(folder, `${folder}.away`)
  const mount = async () => {
    await rm(folder, { recursive: true, force: true })
    await rename(`${folder}.away`, folder)
  }

  async function refuses(store: ObjectStore, reason: string) {
    const works = [
      () => store.put('a', bytes),
      () => store.get('a'),
      () => store.remove('a'),
      () => store.tidy(),
      () => store.check(),
    ]
    for (const work of works) await expect(work()).rejects.toEqual(refusal(reason))
  }

  test.each([
    ['is gone', async () => undefined],
    ['is an empty mount point', () => mkdir(folder)],
  ])('that %s is not mounted: nothing is written or called missing, until it is back', async (_what, leave) => {
    const store = open(database())
    await store.put('ver_1/a', bytes)
    await unmount()
    await leave()
    await refuses(store, 'notMounted')
    expect(await readdir(folder).catch(() => [])).toEqual([])
    await mount()
    expect(await store.get('ver_1/a')).toEqual(bytes)
    expect(await store.get('ver_1/b')).toBeNull()
    await store.check()
  })

  test('of another installation is refused, and nothing is written', async () => {
    await open(database()).put('ver_1/a', bytes)
    const before = await readdir(folder)
    await refuses(open(database()), 'foreign')
    expect(await readdir(folder)).toEqual(before)
  })

  test('from before there were markers is marked once it holds a file that the database knows', async () => {
    await mkdir(folder)
    const claim = database(['ver_1', 'ver_2'])
    await refuses(open(claim), 'notMounted')
    expect(await readdir(folder)).toEqual([])
    await writeFile(path.join(folder, 'ver_2'), 'x')
    await open(claim).check()
    expect(await readdir(folder)).toContain(MARKER)
  })

  test('with a marker and our files is ours for a database restored from before there were markers', async () => {
    const claim = database()
    await open(claim).put('ver_1', bytes)
    await open(database(['ver_1'])).check()
    await open(claim).check()
  })

  test('unmounted between the check and the end of a write keeps nothing of it', async () => {
    const store = createStore(`file:${folder}`, {})
    const put = async (key: string, content: Uint8Array) => {
      if (key !== MARKER) {
        await unmount()
        await mkdir(folder)
      }
      await store.put(key, content)
    }
    await expect(open(database(), { put }).put('a', bytes)).rejects.toEqual(refusal('notMounted'))
    expect(await readdir(folder)).not.toContain('a')
  })

  test('is written to by a check at most once in a while, and again after a write failed', async () => {
    let probes = 0
    let full = false
    const check = async () => {
      probes++
      if (full) throw new StorageError('full')
    }
    const put = async (key: string, content: Uint8Array) => {
      if (full) throw new StorageError('full')
      await createStore(`file:${folder}`, {}).put(key, content)
    }
    const store = open(database(), { check, put })
    for (let n = 0; n < 10; n++) await store.check()
    expect(probes).toBe(1)
    full = true
    await expect(store.put('a', bytes)).rejects.toEqual(refusal('refused'))
    await expect(store.check()).rejects.toEqual(refusal('refused'))
    full = false
    await store.check()
    await store.check()
    expect(probes).toBe(3)
  })
})

test('a bucket whose marker is gone takes no file once the marker is no longer trusted', async () => {
  const s3 = await startS3()
  try {
    const bucket = createStore('s3://evidence/kyc', { ...s3Keys, S3_ENDPOINT: s3.S3_ENDPOINT })
    const store = createMarkedStore(bucket, database(), { trustMs: 0 })
    await store.put('ver_1/a', bytes)
    await bucket.remove(MARKER)
    await expect(store.put('ver_1/b', bytes)).rejects.toEqual(refusal('notMounted'))
    expect(await bucket.get('ver_1/b')).toBeNull()
    await expect(createMarkedStore(s3.store, database(['ver_9/a']), { trustMs: 5000 }).check()).rejects.toEqual(
      refusal('notMounted'),
    )
  } finally {
    await s3.close()
  }
})
