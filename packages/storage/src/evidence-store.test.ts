import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MissingError, TamperedError } from './errors.ts'
import { createEvidenceStore, type EvidenceStore } from './evidence-store.ts'
import { createKeyring } from './keyring.ts'
import type { ObjectStore } from './object-store.ts'
import { startDisk, startS3, type TestStore } from './testing/stores.ts'

const keyring = createKeyring(randomBytes(32))
const newKey = () => keyring.open(keyring.newDataKey('ver_1'), 'ver_1')
const VIDEO = 'ver_1/ses_1/video'
const fileAt = (storageKey: string, ...of: string[]) => ({ storageKey, of, implied: storageKey })
const video = fileAt(VIDEO, 'ver_1', 'ses_1', 'video')

describe.each([
  ['on disk', startDisk],
  ['in S3', startS3],
])('evidence %s', (_where, start) => {
  let started: TestStore
  let store: ObjectStore
  let evidence: EvidenceStore

  beforeAll(async () => {
    started = await start()
    store = started.store
    evidence = createEvidenceStore(store)
  })
  afterAll(() => started.close())

  test.each([0, 1, 28, 65_536, 6_000_000])('of %i bytes comes back as it was', async (size) => {
    const key = newKey()
    const bytes = randomBytes(size)
    await evidence.put(video, key, bytes)
    expect((await evidence.get(video, key)).equals(bytes)).toBe(true)
  })

  test('is kept sealed: no byte of it can be read in the store', async () => {
    await evidence.put(video, newKey(), Buffer.from('the face of a customer'))
    const stored = await store.get(VIDEO)
    expect(stored?.length).toBe('the face of a customer'.length + 36)
    expect(stored?.includes('face')).toBe(false)
  })

  test('is sealed anew each time', async () => {
    const key = newKey()
    const sealed = []
    for (let i = 0; i < 2; i++) {
      await evidence.put(video, key, Buffer.from('same'))
      sealed.push((await store.get(VIDEO))?.toString('hex'))
    }
    expect(sealed[0]).not.toBe(sealed[1])
  })

  test('is replaced when it is put again', async () => {
    const key = newKey()
    await evidence.put(video, key, randomBytes(10_000))
    await evidence.put(video, key, Buffer.from('second'))
    expect((await evidence.get(video, key)).toString()).toBe('second')
  })

  test('that was never put, or was removed, is reported missing', async () => {
    const key = newKey()
    await evidence.put(video, key, Buffer.from('x'))
    await evidence.remove(VIDEO)
    await evidence.remove(VIDEO)
    await expect(evidence.get(video, key)).rejects.toThrow(MissingError)
    await expect(evidence.get(fileAt('ver_1/ses_9/video'), key)).rejects.toThrow(MissingError)
    expect(await store.get(VIDEO)).toBeNull()
  })

  test.each([
    ['its first byte', (sealed: Buffer) => flip(sealed, 0)],
    ['a byte in the middle', (sealed: Buffer) => flip(sealed, sealed.length >> 1)],
    ['its last byte', (sealed: Buffer) => flip(sealed, sealed.length - 1)],
    ['a byte added', (sealed: Buffer) => Buffer.concat([sealed, Buffer.from('x')])],
    ['its last byte missing', (sealed: Buffer) => sealed.subarray(0, -1)],
    ['half of it missing', (sealed: Buffer) => sealed.subarray(0, sealed.length >> 1)],
    ['all but a few bytes missing', (sealed: Buffer) => sealed.subarray(0, 27)],
    ['nothing left', () => Buffer.alloc(0)],
    ['other bytes', (sealed: Buffer) => randomBytes(sealed.length)],
  ])('is reported, never shown, with %s changed', async (_what, change) => {
    const key = newKey()
    await evidence.put(video, key, randomBytes(50_000))
    const sealed = await store.get(VIDEO)
    await store.put(VIDEO, change(sealed ?? Buffer.alloc(0)))
    await expect(evidence.get(video, key)).rejects.toThrow(TamperedError)
  })

  test('opens with the key of its own verification only', async () => {
    await evidence.put(video, newKey(), Buffer.from('x'))
    await expect(evidence.get(video, newKey())).rejects.toThrow(TamperedError)
  })

  test('put in the place of another file of the same verification is reported', async () => {
    const key = newKey()
    await evidence.put(video, key, Buffer.from('first session'))
    const sealed = await store.get(VIDEO)
    await store.put('ver_1/ses_2/video', sealed ?? Buffer.alloc(0))
    await expect(evidence.get(fileAt('ver_1/ses_2/video'), key)).rejects.toThrow(TamperedError)
  })

  test.each([
    ['another row', fileAt(VIDEO, 'ver_1', 'ses_2', 'video')],
    ['another kind', fileAt(VIDEO, 'ver_1', 'ses_1', 'bestFrame')],
    ['another case', fileAt(VIDEO, 'ver_2', 'ses_1', 'video')],
  ])('that %s points at is reported, never shown', async (_what, other) => {
    const key = newKey()
    await evidence.put(video, key, Buffer.from('x'))
    await expect(evidence.get(other, key)).rejects.toThrow(TamperedError)
  })

  test.each(['ver_1/ses_2/video', '../../etc/passwd', ''])(
    'whose row was pointed at %j is reported, never looked for',
    async (storageKey) => {
      await expect(evidence.get({ ...video, storageKey }, newKey())).rejects.toThrow(TamperedError)
    },
  )

  test('from before keys were derived opens in the place that its row implies, and in no other', async () => {
    const key = newKey()
    await store.put(VIDEO, key.encrypt(Buffer.from('old'), VIDEO))
    expect((await evidence.get(video, key)).toString()).toBe('old')
    await expect(evidence.get({ ...video, implied: 'ver_1/ses_2/video' }, key)).rejects.toThrow(TamperedError)
  })

  test('put twenty times at once is one of the twenty, whole', async () => {
    const key = newKey()
    const versions = Array.from({ length: 20 }, () => randomBytes(100_000))
    await Promise.all(versions.map((bytes) => evidence.put(video, key, bytes)))
    const kept = await evidence.get(video, key)
    expect(versions.some((bytes) => bytes.equals(kept))).toBe(true)
  })

  test('of twenty sessions put at once is all there', async () => {
    const key = newKey()
    const files = Array.from({ length: 20 }, (_, i) => ({ at: `ver_2/ses_${i}/video`, bytes: randomBytes(20_000) }))
    await Promise.all(files.map(({ at, bytes }) => evidence.put(fileAt(at), key, bytes)))
    for (const { at, bytes } of files) expect((await evidence.get(fileAt(at), key)).equals(bytes)).toBe(true)
  })

  test.each([
    '',
    '/',
    '../x',
    'a/../../x',
    '/etc/passwd',
    'a//b',
    'a/.',
    'a/..',
    'a/.b',
    'a b',
    'a\0b',
    'ä',
    'a\\..\\b',
  ])('has no place under the key %j', async (key) => {
    await expect(store.put(key, Buffer.from('x'))).rejects.toThrow('not a storage key')
    await expect(store.get(key)).rejects.toThrow('not a storage key')
    await expect(store.remove(key)).rejects.toThrow('not a storage key')
  })

  test('can be checked for beforehand', async () => {
    await expect(evidence.check()).resolves.toBeUndefined()
  })
})

function flip(sealed: Buffer, at: number): Buffer {
  const changed = Buffer.from(sealed)
  changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
  return changed
}
