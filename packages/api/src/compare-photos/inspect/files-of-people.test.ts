import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { drawPhoto } from '../../testing/draw-photo.ts'
import { baselineJpeg, jpegOfManyScans } from '../../testing/hostile-jpeg.ts'
import { makeZip } from '../../testing/make-zip.ts'
import { inspectPhoto } from './index.ts'

const finder = { find: async () => null }
const inspect = (bytes: Buffer) => inspectPhoto(bytes, finder)
const sample = (name: string) => readFileSync(new URL(`./samples/${name}`, import.meta.url))
const verdictOf = async (bytes: Buffer) => {
  const photo = await inspect(bytes)
  return photo.ok ? 'taken' : photo.problem
}

const END = Buffer.from([0xff, 0xd9])
const plain = await drawPhoto().jpeg({ quality: 92 }).toBuffer()
const progressive = await drawPhoto().jpeg({ progressive: true }).toBuffer()
const openEnded = (jpeg: Buffer) => jpeg.subarray(0, -END.length)

test.each<[string, Buffer]>([
  ['of a phone', sample('no-end-mark.jpg')],
  ['baseline', openEnded(plain)],
  ['progressive', openEnded(progressive)],
  ['with half an end mark', plain.subarray(0, -1)],
])('a whole JPG without its end mark is taken and gets one: %s', async (_name, jpeg) => {
  const photo = await inspect(jpeg)
  expect(photo.ok && photo.jpeg.subarray(-END.length)).toEqual(END)
})

test.each<[string, Buffer]>([
  ['half of it', plain.subarray(0, plain.length / 2)],
  ['its last bytes', openEnded(plain).subarray(0, -8)],
  ['half of it, with an end mark put there', Buffer.concat([plain.subarray(0, plain.length / 2), END])],
  ['half of it, filled up with zeros', Buffer.concat([plain.subarray(0, plain.length / 2), Buffer.alloc(9000)])],
  ['half of a progressive one', progressive.subarray(0, progressive.length / 2)],
  ['the last scan of a progressive one', progressive.subarray(0, progressive.lastIndexOf(Buffer.from([0xff, 0xda])))],
])('a JPG that lost a part stays refused: %s', async (_name, jpeg) => {
  expect(await verdictOf(jpeg)).toBe('damaged')
})

test('what follows a picture is no fault of it', async () => {
  const png = await drawPhoto().png().toBuffer()
  const trailer = Buffer.alloc(5000, 'SEFT')
  for (const whole of [plain, progressive, png]) expect(await verdictOf(Buffer.concat([whole, trailer]))).toBe('taken')
  // Two pictures in one file: the first one counts.
  expect(await verdictOf(Buffer.concat([plain, progressive]))).toBe('taken')
  expect(await verdictOf(png.subarray(0, -12))).toBe('taken')
})

test('a JPG that no ordinary program reads is refused as such', async () => {
  for (const rare of [{ precision: 12 }, { frameMarker: 0xc3 }, { frameMarker: 0xc5 }, { frameMarker: 0xcf }]) {
    expect(await verdictOf(baselineJpeg(rare))).toBe('rareJpeg')
  }
})

const frame = sharp({ create: { width: 80, height: 160, channels: 3, background: '#888' } })
const wordTypes = Buffer.from(
  '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
)
const brand = (name: string) => Buffer.from(`\0\0\0\x18ftyp${name}\0\0\0\0${name}mif1`, 'latin1')

test.each<[string, Buffer, string, RegExp]>([
  ['WebP named .jpg', sample('webp-named.jpg'), 'webp', /^This is a WebP picture\. Save it as JPG/],
  ['HEIC', brand('heic'), 'heic', /Settings > Camera > Formats > Most Compatible/],
  ['AVIF', await frame.clone().avif().toBuffer(), 'avif', /AVIF/],
  ['GIF', await frame.clone().gif().toBuffer(), 'gif', /GIF/],
  ['BMP', Buffer.concat([Buffer.from('BM'), Buffer.alloc(60)]), 'bmp', /BMP/],
  ['TIFF', await frame.clone().tiff().toBuffer(), 'tiff', /TIFF/],
  ['SVG', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), 'svg', /SVG/],
  ['PDF', Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj'), 'pdf', /PDF.*Save the photo in it/],
  ['ZIP', makeZip([{ name: 'maria.jpg', content: plain }]), 'archive', /Unpack/],
  ['Word', makeZip([{ name: '[Content_Types].xml', content: wordTypes }]), 'word', /Word/],
  ['old Word', Buffer.from('d0cf11e0a1b11ae1'.padEnd(1200, '0'), 'hex'), 'office', /Office/],
  ['video', brand('isom'), 'video', /video/],
  ['saved web page', Buffer.from('\n<!DOCTYPE html><title>Sign in</title>'), 'webPage', /web page/],
  ['text', Buffer.from('not a picture'), 'unknown', /not a JPG or PNG/],
])('a refusal names what the file is, and what to do: %s', async (_name, bytes, fileKind, message) => {
  expect(await inspect(bytes)).toMatchObject({
    problem: 'unsupportedFormat',
    fileKind,
    message: expect.stringMatching(message),
  })
})

test('a JPG of up to 200 megapixels costs little, because it is decoded at a part of its size', async () => {
  expect(await inspect(sample('64-megapixels.jpg'))).toMatchObject({ ok: true, width: 2000 })
  expect(await inspect(baselineJpeg({ width: 16_384, height: 12_288 }))).toMatchObject({
    ok: true,
    width: 2000,
    height: 1500,
  })
  expect(await verdictOf(baselineJpeg({ width: 16_384, height: 13_000 }))).toBe('tooManyPixels')
})

test('a JPG that has to be held in memory as a whole is refused before it is', async () => {
  expect(await verdictOf(jpegOfManyScans({ width: 12_000, height: 9_000, scans: 2 }))).toBe('tooComplex')
})

test('colours of a wide profile keep their look', async () => {
  const photo = await inspect(sample('display-p3-red.jpg'))
  const pixel = await sharp(photo.ok ? photo.jpeg : undefined)
    .extract({ left: 9, top: 9, width: 1, height: 1 })
    .raw()
    .toBuffer()
  expect([...pixel]).toEqual([255, 1, 3])
})
