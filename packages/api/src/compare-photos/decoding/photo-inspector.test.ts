import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { drawPhoto } from '../../testing/draw-photo.ts'
import { applicationSegment, baselineJpeg, jpegOfManyScans, restartFlood } from '../../testing/hostile-jpeg.ts'
import { bombs, chunk, hostilePng } from '../../testing/hostile-png.ts'
import { createPhotoInspector } from './photo-inspector.ts'
import { photoLimits } from './photo-process.ts'

const told: string[] = []
const tell = (_facts: object, message: string) => told.push(message)
const log = { info: tell, warn: tell, error: tell }
// What counts is processor time: a machine with other work may take any time in all.
const inspector = createPhotoInspector(log, { ...photoLimits, wallMs: 600_000 })
afterAll(() => inspector.close())

const by = { owner: 'usr_1', lane: 'people' } as const
const problemOf = async (photo: Buffer, { inspect } = inspector) => {
  const inspection = await inspect(photo, by)
  return inspection.ok ? 'taken' : inspection.problem
}

const MB = 1_000_000
const flood = (pattern: number[], bytes = 8 * MB) => Buffer.alloc(bytes, Buffer.from(pattern))
const jpegMark = Buffer.from([0xff, 0xd8, 0xff])
const exif = Buffer.concat([Buffer.from('Exif\0\0MM\0*\0\0\0\x08'), Buffer.alloc(60_000, 0x7f)])
const profile = (n: number) =>
  Buffer.concat([Buffer.from('ICC_PROFILE\0'), Buffer.from([n, 255]), Buffer.alloc(60_000, 1)])

/** Within the deadline, each is either decoded or refused in words: `tooComplex` is what the deadline itself says. */
test.each<[string, () => Buffer | Promise<Buffer>, string]>([
  ['2,000 progressive scans', () => jpegOfManyScans(), 'tooComplex'],
  ['101 scans', () => jpegOfManyScans({ width: 200, height: 200, scans: 101 }), 'tooComplex'],
  [
    'scans without pictures in a baseline file',
    () => baselineJpeg({ picture: flood([0xff, 0xda, 0, 2], 800) }),
    'tooComplex',
  ],
  ['12 megapixels in 100 scans', () => jpegOfManyScans({ width: 4000, height: 3000, scans: 100 }), 'taken'],
  ['a restart after every block', () => baselineJpeg({ width: 2000, height: 2000, ...restartFlood(62_500) }), 'taken'],
  [
    '20 MB of application segments',
    () => baselineJpeg({ before: Array(300).fill(applicationSegment(1, exif)) }),
    'taken',
  ],
  [
    'a colour profile of 15 MB',
    () => baselineJpeg({ before: Array.from({ length: 255 }, (_, n) => applicationSegment(2, profile(n + 1))) }),
    'taken',
  ],
  ['a height that comes later (DNL)', () => baselineJpeg({ height: 0 }), 'damaged'],
  ['12 bits a sample', () => baselineJpeg({ precision: 12 }), 'rareJpeg'],
  ['the lossless process', () => baselineJpeg({ frameMarker: 0xc3 }), 'rareJpeg'],
  ['the hierarchical process', () => baselineJpeg({ frameMarker: 0xc5 }), 'rareJpeg'],
  ['arithmetic coding', () => baselineJpeg({ frameMarker: 0xc9 }), 'taken'],
  ['8 MB of filling', () => Buffer.concat([jpegMark, flood([0xff])]), 'damaged'],
  ['8 MB of restart markers', () => Buffer.concat([jpegMark, flood([0xd0, 0xff])]), 'damaged'],
  [
    'an SVG behind the mark of a JPG',
    () => Buffer.concat([jpegMark, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"/>')]),
    'damaged',
  ],
  [
    'an SVG behind the mark of a PNG',
    () =>
      Buffer.concat([
        hostilePng().subarray(0, 8),
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"/>'),
      ]),
    'damaged',
  ],
  ['a HEIC', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'unsupportedFormat'],
  [
    'an AVIF',
    () =>
      sharp({ create: { width: 80, height: 80, channels: 3, background: '#888' } })
        .avif()
        .toBuffer(),
    'unsupportedFormat',
  ],
  [
    '9 megapixels, interlaced, of 16 bits',
    () => hostilePng({ width: 3000, height: 3000, bits: 16, interlaced: true }),
    'taken',
  ],
  ['a PNG with 30 MB beyond its picture', () => hostilePng({ excess: 30 * MB }), 'taken'],
  ['a text that unfolds to 30 MB', () => hostilePng({ before: [bombs(30 * MB).zTXt] }), 'taken'],
  ['a colour profile that unfolds to 30 MB', () => hostilePng({ before: [bombs(30 * MB).iCCP] }), 'taken'],
  ['40 texts that unfold to 7 MB each', () => hostilePng({ before: Array(40).fill(bombs(7 * MB).iTXt) }), 'taken'],
  ['100,000 chunks', () => hostilePng({ before: Array(100_000).fill(chunk('abCd', Buffer.of())) }), 'taken'],
])(
  'a photo with %s is decoded or refused in words, and never at the deadline’s cost',
  async (_name, make, expected) => {
    expect(await problemOf(await make())).toBe(expected)
    // Not one of them ended its process.
    expect(told).toEqual([])
  },
)

test('what a photo carries besides its picture is not kept', async () => {
  const photo = await inspector.inspect(
    baselineJpeg({ after: Buffer.from('<script>'), before: [applicationSegment(1, exif)] }),
    by,
  )
  if (!photo.ok) throw new Error(photo.message)
  expect(photo.jpeg.includes('<script>')).toBe(false)
  expect((await sharp(photo.jpeg).metadata()).exif).toBeUndefined()
})

test('a photo that costs more time or memory than one may ends its process, and nobody else’s photo', async () => {
  const slow = jpegOfManyScans({ width: 7000, height: 7000, scans: 100 })
  const good = await drawPhoto().jpeg().toBuffer()
  const wide = { cpuMs: 60_000, wallMs: 60_000, residentBytes: 1024 * MB }
  for (const [narrow, expected] of [
    [{ cpuMs: 50 }, 'tooComplex'],
    [{ residentBytes: 10 * MB }, 'tooComplex'],
    [{ wallMs: 100 }, 'notAvailable'],
  ] as const) {
    told.length = 0
    const strict = createPhotoInspector(log, { ...wide, ...narrow })
    expect(await problemOf(slow, strict).catch(({ code }) => code)).toBe(expected)
    expect(told).toEqual(['photo process crashed while decoding a photo'])
    strict.close()
  }
  const patient = createPhotoInspector(log, { ...wide, residentBytes: 250 * MB })
  const [hostile, honest] = await Promise.all([
    problemOf(slow, patient),
    patient.inspect(good, { ...by, owner: 'usr_2' }),
  ])
  expect([hostile, honest.ok]).toEqual(['tooComplex', true])
  patient.close()
})
