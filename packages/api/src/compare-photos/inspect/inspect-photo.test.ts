import { crc32 } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { expect, test } from 'vitest'
import { drawPhoto } from '../../testing/draw-photo.ts'
import { createFaceFinder } from '../faces/face-finder.ts'
import { inspectPhoto } from './index.ts'

const finder = createFaceFinder((error) => {
  throw error
})

const jpeg = (picture: Sharp) => picture.jpeg({ quality: 92 }).toBuffer()
const inspect = (bytes: Buffer) => inspectPhoto(bytes, finder)

async function warningsOf(bytes: Buffer) {
  const photo = await inspect(bytes)
  return photo.ok ? photo.warnings : photo.problem
}

test('one whole face is good', async () => {
  expect(await warningsOf(await jpeg(drawPhoto()))).toEqual([])
})

test('no face, several faces, a small one and a cut one are told apart', async () => {
  expect(await warningsOf(await jpeg(drawPhoto({ faces: [] })))).toContain('noFace')
  const two = drawPhoto({
    width: 1000,
    faces: [
      { x: 0.25, y: 0.45, width: 0.3 },
      { x: 0.75, y: 0.45, width: 0.25 },
    ],
  })
  expect(await warningsOf(await jpeg(two))).toEqual(['severalFaces'])
  expect(await warningsOf(await jpeg(drawPhoto({ faces: [{ x: 0.5, y: 0.4, width: 0.14 }] })))).toEqual(['smallFace'])
  for (const cut of [
    { x: 0.14, y: 0.47 },
    { x: 0.86, y: 0.47 },
    { x: 0.5, y: 0.86 },
  ]) {
    expect(await warningsOf(await jpeg(drawPhoto({ faces: [{ ...cut, width: 0.45 }] })))).toContain('cutFace')
  }
})

test('somebody small in the background is not a second face', async () => {
  const crowd = [
    { x: 0.5, y: 0.47, width: 0.5 },
    { x: 0.08, y: 0.12, width: 0.07 },
  ]
  expect(await warningsOf(await jpeg(drawPhoto({ width: 1200, height: 1200, faces: crowd })))).toEqual([])
})

test.each([90, 180, 270])('a picture turned by %i degrees is noticed', async (angle) => {
  const turned = sharp(await jpeg(drawPhoto())).rotate(angle)
  expect(await warningsOf(await jpeg(turned))).toEqual(['turned'])
})

test.each([0, 90, 180, 270])(
  'where the face is, is told of the picture set upright, turned by %i degrees too',
  async (angle) => {
    const aside = await jpeg(drawPhoto({ faces: [{ x: 0.4, y: 0.6, width: 0.4 }] }))
    const photo = await inspect(await jpeg(sharp(aside).rotate(angle)))
    if (!photo.ok || !photo.face) throw new Error('no face was found')
    const { turn, left, top, width, height } = photo.face
    expect(turn).toBe((360 - angle) % 360)
    expect(left + width / 2).toBeCloseTo(0.4, 1)
    expect(top + height / 2).toBeCloseTo(0.65, 1)
    expect(width).toBeCloseTo(0.45, 1)
  },
)

test('blur, darkness and glare are measured on the face', async () => {
  const photo = await jpeg(drawPhoto({ width: 900, height: 1200 }))
  expect(await warningsOf(await jpeg(sharp(photo).blur(16)))).toEqual(['blurry'])
  expect(await warningsOf(await jpeg(sharp(photo).linear(0.25, 0)))).toEqual(['dark'])
  expect(await warningsOf(await jpeg(sharp(photo).linear(0.2, 200)))).toContain('bright')
})

test.each([1, 2, 3, 4, 5, 6, 7, 8])('EXIF orientation %i comes out upright and without EXIF', async (orientation) => {
  const corner = {
    input: { create: { width: 60, height: 60, channels: 3, background: '#f00' } },
    left: 0,
    top: 0,
  } as const
  const undo = sharp(await jpeg(drawPhoto().composite([corner])))
  if ([2, 4, 5, 7].includes(orientation)) undo.flop()
  const angle = { 3: 180, 4: 180, 5: 270, 6: 270, 7: 90, 8: 90 }[orientation] ?? 0
  const lying = sharp(await jpeg(undo)).rotate(angle)
  const photo = await inspect(await jpeg(lying.withMetadata({ orientation })))
  if (!photo.ok) throw new Error(photo.message)
  expect(photo).toMatchObject({ width: 600, height: 800, warnings: [] })
  const stored = await sharp(photo.jpeg).metadata()
  expect([stored.exif, stored.orientation]).toEqual([undefined, undefined])
  const [red = 0, green = 0] = await sharp(photo.jpeg)
    .extract({ left: 20, top: 20, width: 1, height: 1 })
    .raw()
    .toBuffer()
  expect([red > 200, green < 60]).toEqual([true, true])
})

test.each<[string, (picture: Sharp) => Sharp]>([
  ['grey', (picture) => picture.greyscale().toColourspace('b-w').jpeg()],
  ['CMYK', (picture) => picture.toColourspace('cmyk').jpeg()],
  ['progressive', (picture) => picture.jpeg({ progressive: true })],
  ['16-bit PNG', (picture) => picture.toColourspace('rgb16').png()],
  ['16-bit grey PNG', (picture) => picture.toColourspace('grey16').png()],
  ['PNG with alpha', (picture) => picture.ensureAlpha(0.99).png()],
  ['PNG with a palette', (picture) => picture.png({ palette: true })],
  ['interlaced PNG', (picture) => picture.png({ progressive: true })],
])('%s is read and kept as an ordinary JPG', async (_name, write) => {
  const photo = await inspect(await write(sharp(await jpeg(drawPhoto()))).toBuffer())
  expect(photo).toMatchObject({ ok: true, width: 600, height: 800, warnings: [] })
  const stored = await sharp(photo.ok ? photo.jpeg : undefined).metadata()
  expect([stored.format, stored.depth, stored.hasAlpha]).toEqual(['jpeg', 'uchar', false])
  expect(['srgb', 'b-w']).toContain(stored.space)
})

test('a large photo is kept at 2,000 pixels and below 6 MB, also where it cannot be compressed well', {}, async () => {
  const noise = Buffer.from(Array.from({ length: 256 * 256 * 3 }, (_, index) => (index * 2_654_435_761) >>> 24))
  const tile = { input: noise, raw: { width: 256, height: 256, channels: 3 }, tile: true } as const
  const photo = await inspect(await jpeg(drawPhoto({ width: 2400, height: 2400 }).composite([tile])))
  expect(photo).toMatchObject({ ok: true, width: 2000, height: 2000 })
  expect(photo.ok && photo.jpeg.length).toBeLessThan(6_000_000)
})

test('files that are no still JPG or PNG of a sensible size are refused in words', async () => {
  const png = await drawPhoto({ width: 200, height: 200 }).png().toBuffer()
  const whole = await jpeg(drawPhoto())
  const files: [Buffer, string][] = [
    [Buffer.alloc(0), 'empty'],
    [Buffer.from('not a picture'), 'unsupportedFormat'],
    [animated(png), 'animated'],
    [whole.subarray(0, whole.length / 2), 'damaged'],
    [png.subarray(0, png.length / 2), 'damaged'],
    [Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'damaged'],
    [await jpeg(drawPhoto({ width: 63, height: 400 })), 'tooSmall'],
    [withSize(png, 60_000, 60_000), 'tooManyPixels'],
    [withSize(png, 2 ** 31 - 1, 2 ** 31 - 1), 'damaged'],
  ]
  for (const [index, [bytes, problem]] of files.entries()) {
    const photo = await inspect(bytes)
    expect([index, photo.ok ? 'taken' : photo.problem]).toEqual([index, problem])
    expect(!photo.ok && photo.message).toMatch(/\.$/)
  }
})

test('a picture of 49 megapixels in 50 kB is decoded once and kept small', async () => {
  const bomb = await sharp({ create: { width: 7000, height: 7000, channels: 3, background: '#888' } })
    .greyscale()
    .png({ palette: true, colours: 2 })
    .toBuffer()
  expect(bomb.length).toBeLessThan(50_000)
  expect(await inspect(bomb)).toMatchObject({ ok: true, width: 2000, height: 2000 })
})

test('where the detector fails the photo is taken and its face counts as not checked', async () => {
  const failures: unknown[] = []
  const photo = await jpeg(drawPhoto())
  const unloadable = () => Promise.reject(new Error('no model'))
  const fail = () => {
    throw new Error('broken model')
  }
  const broken = async () => ({ detect: fail, oddsOf: fail })
  for (const load of [unloadable, broken]) {
    const failing = createFaceFinder((error) => failures.push(String(error)), load)
    for (const _ of [1, 2]) {
      expect(await inspectPhoto(photo, failing)).toMatchObject({ ok: true, warnings: ['faceNotChecked'] })
    }
  }
  expect(new Set(failures)).toEqual(new Set(['Error: no model', 'Error: broken model']))
})

/** The same PNG with an acTL chunk before its picture. */
function animated(png: Buffer): Buffer {
  const picture = png.indexOf('IDAT') - 4
  const control = Buffer.alloc(20)
  control.writeUInt32BE(8)
  control.write('acTL', 4)
  return Buffer.concat([png.subarray(0, picture), control, png.subarray(picture)])
}

/** The same PNG whose header promises another size. */
function withSize(png: Buffer, width: number, height: number): Buffer {
  const changed = Buffer.from(png)
  changed.writeUInt32BE(width, 16)
  changed.writeUInt32BE(height, 20)
  changed.writeInt32BE(crc32(changed.subarray(12, 29)) | 0, 29)
  return changed
}
