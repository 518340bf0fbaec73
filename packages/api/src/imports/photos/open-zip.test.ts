import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { keptInMemory } from '../../testing/kept-in-memory.ts'
import { makeZip, type ZippedFile } from '../../testing/make-zip.ts'
import { openZip } from './open-zip.ts'

async function opened(bytes: Buffer) {
  const { ctx, file } = await keptInMemory([bytes], 600 * 1024 * 1024)
  return openZip(ctx, file)
}
const zip = (...files: ZippedFile[]) => opened(makeZip(files))
const photo = (name: string | Buffer, text = 'a photo'): ZippedFile => ({ name, content: Buffer.from(text) })

async function contentOf(archive: Awaited<ReturnType<typeof opened>>, name: string) {
  const entry = archive.find(name)
  if (entry === null || entry === 'twice') return entry
  const pieces: Uint8Array[] = []
  for await (const piece of archive.read(entry)) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

test('finds a photo by its path or its name alone, in any case, packed or not', async () => {
  const archive = await zip(
    photo('Photos/Maria.JPG', 'maria'),
    { ...photo('photos/lee.jpg', 'lee '.repeat(100)), deflate: true },
    photo('a/same.png', 'one'),
    photo('b/same.png', 'other'),
    photo('a/again.png', 'one'),
    photo('A/Again.png', 'other'),
    photo('__MACOSX/Photos/._Maria.JPG'),
    photo('.DS_Store'),
  )
  expect(archive.files).toBe(5)
  expect(await contentOf(archive, 'maria.jpg')).toBe('maria')
  expect(await contentOf(archive, 'photos\\LEE.JPG')).toBe('lee '.repeat(100))
  expect(await contentOf(archive, 'same.png')).toBe('twice')
  expect(await contentOf(archive, 'b/same.png')).toBe('other')
  expect(await contentOf(archive, 'a/again.png')).toBe('twice')
  expect(await contentOf(archive, 'nobody.jpg')).toBeNull()
})

test('reads names as Windows in Chinese writes them', async () => {
  const archive = await zip(photo(Buffer.from([0xcd, 0xf5, 0xd0, 0xa1, 0xc3, 0xf7, 0x2e, 0x6a, 0x70, 0x67]), 'wang'))
  expect(await contentOf(archive, '王小明.jpg')).toBe('wang')
})

test('reads an archive over many parts', async () => {
  const large = Buffer.alloc(6 * 1024 * 1024, 'x')
  const archive = await zip({ name: '1.jpg', content: large }, photo('2.jpg', 'second'), {
    name: '3.jpg',
    content: large,
  })
  expect((await contentOf(archive, '3.jpg'))?.length).toBe(large.length)
  expect(await contentOf(archive, '2.jpg')).toBe('second')
})

const flat = Buffer.alloc(12 * 1024 * 1024)
const noise = randomBytes(500_000)
test.each<[string, () => Buffer, string]>([
  ['a bomb', () => makeZip([{ name: 'flat.jpg', content: flat, deflate: true }]), 'bomb'],
  [
    'a list of sizes that no disk has',
    () =>
      makeZip(
        Array.from({ length: 30 }, (_, n) => ({
          name: `${n}.jpg`,
          content: noise,
          deflate: true,
          claimedSize: 49_000_000,
        })),
      ),
    'bomb',
  ],
  ['a name that leads out', () => makeZip([photo('../../etc/passwd')]), 'path'],
  ['an absolute name', () => makeZip([photo('/etc/passwd')]), 'path'],
  ['a drive of Windows', () => makeZip([photo('C:\\photos\\a.jpg')]), 'path'],
  ['a symbolic link', () => makeZip([{ ...photo('a.jpg', '/etc/passwd'), symlink: true }]), 'link'],
  ['a password', () => makeZip([{ ...photo('a.jpg'), deflate: true, encrypted: true }]), 'encrypted'],
  ['an archive inside', () => makeZip([photo('more.zip')]), 'nested'],
  ['nothing', () => makeZip([]), 'noFiles'],
  ['clutter alone', () => makeZip([photo('__MACOSX/._a.jpg')]), 'noFiles'],
  ['20,001 files', () => makeZip(Array.from({ length: 20_001 }, (_, n) => photo(`${n}.jpg`, ''))), 'tooManyFiles'],
  ['what is no ZIP', () => Buffer.from('name,email\n'), 'notZip'],
  ['half a ZIP', () => makeZip([photo('a.jpg', 'x'.repeat(5000))]).subarray(0, 3000), 'notZip'],
])('refuses %s', async (_name, bytes, reason) => {
  await expect(opened(bytes())).rejects.toMatchObject({ code: 'invalidInput', reason })
})

test('says that a photo is damaged which unpacks to another size than the list says', async () => {
  const lying = await zip({ ...photo('a.jpg', 'x'.repeat(1000)), deflate: true, claimedSize: 10 })
  await expect(contentOf(lying, 'a.jpg')).rejects.toMatchObject({ field: 'photo', reason: 'damaged' })
})
