import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import iconv from 'iconv-lite'
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
  expect(archive.files).toBe(6)
  expect(await contentOf(archive, 'maria.jpg')).toBe('maria')
  expect(await contentOf(archive, 'photos\\LEE.JPG')).toBe('lee '.repeat(100))
  expect(await contentOf(archive, 'same.png')).toBe('twice')
  expect(await contentOf(archive, 'b/same.png')).toBe('other')
  expect(await contentOf(archive, 'a/again.png')).toBe('twice')
  expect(await contentOf(archive, 'nobody.jpg')).toBeNull()
})

test.each([
  ['GBK', '王小明.jpg', iconv.encode('王小明.jpg', 'gbk')],
  ['Big5, with a backslash as half of a character', '照片/許功蓋.jpg', iconv.encode('照片/許功蓋.jpg', 'big5')],
  ['Hong Kong’s Big5', '峯.jpg', iconv.encode('峯.jpg', 'big5hkscs')],
  ['Big5 under a folder with a backslash', '許功蓋.jpg', iconv.encode('photos\\許功蓋.jpg', 'big5')],
  ['Windows in Thai', 'สมชาย.JPG', iconv.encode('สมชาย.jpg', 'windows874')],
  ['Windows in Korean', '홍길동.jpg', iconv.encode('홍길동.jpg', 'cp949')],
  ['Windows in Japanese', '佐藤.jpg', iconv.encode('佐藤.jpg', 'shiftjis')],
  ['DOS', 'José.jpg', iconv.encode('José.jpg', 'cp437')],
  ['UTF-8 that says so', 'Zoë.jpg', { name: 'Zoë.jpg', utf8: true }],
  ['UTF-8 that macOS takes apart', 'Zoë.jpg', 'Zoe\u0308.jpg'],
  ['a false claim of UTF-8', '王小明.jpg', { name: iconv.encode('王小明.jpg', 'gbk'), utf8: true }],
  ['Info-ZIP’s Unicode field', '王小明.jpg', { name: '???.jpg', unicodePath: '王小明.jpg' }],
])('finds a photo whose name is in %s', async (_name, wanted, name) => {
  const file = typeof name === 'string' || Buffer.isBuffer(name) ? photo(name, 'this one') : { ...photo(''), ...name }
  const archive = await zip(photo(iconv.encode('李.jpg', 'gbk'), 'another'), {
    ...file,
    content: Buffer.from('this one'),
  })
  expect(await contentOf(archive, wanted)).toBe('this one')
})

test('finds a photo by the last part of its path, then without its ending, where that is one file', async () => {
  const archive = await zip(
    photo('maria.jpg', 'maria'),
    photo('lee.jpeg', 'lee'),
    photo('export/2026/ann.jpg', 'ann of 2026'),
    photo('export/2025/ann.jpg', 'ann of 2025'),
    photo('kim.jpg'),
    photo('kim.png'),
    photo('notes.txt'),
    photo('1042', 'without an ending'),
  )
  expect(await contentOf(archive, 'Photos/maria.jpg')).toBe('maria')
  expect(await contentOf(archive, 'C:\\Users\\me\\maria.JPG')).toBe('maria')
  expect(await contentOf(archive, 'lee.jpg')).toBe('lee')
  expect(await contentOf(archive, 'lee')).toBe('lee')
  expect(await contentOf(archive, '1042.jpg')).toBe('without an ending')
  expect(await contentOf(archive, '2026/ann.png')).toBe('ann of 2026')
  expect(await contentOf(archive, 'ann.jpg')).toBe('twice')
  expect(await contentOf(archive, 'kim.jpg')).toBe('a photo')
  expect(await contentOf(archive, 'kim.jpeg')).toBe('twice')
  expect(await contentOf(archive, 'notes.jpg')).toBeNull()
})

test('finds the photos of the list that goes with its ZIP', async () => {
  const archive = await opened(readFileSync(new URL('../cases/photos.zip', import.meta.url)))
  expect((await contentOf(archive, 'Photos/maria.jpg'))?.length).toBeGreaterThan(5000)
  expect((await contentOf(archive, 'lee.jpg'))?.length).toBeGreaterThan(5000)
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
  ['a path that no system makes', () => makeZip([photo(`${'文'.repeat(1100)}.jpg`)]), 'path'],
  ['such a path in Info-ZIP’s field', () => makeZip([{ ...photo('a.jpg'), unicodePath: 'b'.repeat(1100) }]), 'path'],
  [
    'a list that is larger than the photos',
    () => makeZip(Array.from({ length: 600 }, (_, n) => ({ ...photo(`${n}.jpg`), comment: 'c'.repeat(60_000) }))),
    'bomb',
  ],
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
