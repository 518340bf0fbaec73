import { randomBytes } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import { limits, readLogo } from '@ekyc/domain'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { logoForMail } from './logo-for-mail.ts'
import { logoForPage } from './logo-for-page.ts'
import { shrinkLogo } from './shrink-logo.ts'

const url = (type: string, bytes: Uint8Array | string) =>
  `data:image/${type};base64,${Buffer.from(bytes).toString('base64')}`
const svg = (attributes: string, content = '<rect width="100%" height="100%" fill="#0a6678"/>') =>
  url('svg+xml', `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${content}</svg>${' '.repeat(limits.logo)}`)

/** Points without any order: what compresses least. */
const noise = (width: number, height: number) =>
  sharp(randomBytes(width * height * 4), { raw: { width, height, channels: 4 } })

/** A square PNG of few bytes. */
function unpacksTo(side: number): Buffer {
  const part = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, check])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 1
  const points = deflateSync(Buffer.alloc((1 + side / 8) * side), { level: 9 })
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([signature, part('IHDR', header), part('IDAT', points), part('IEND', Buffer.alloc(0))])
}

const kinds: [string, () => Promise<string>, { width: number; height: number }][] = [
  ['a JPG', async () => url('jpeg', await noise(300, 100).jpeg({ quality: 60 }).toBuffer()), { width: 96, height: 32 }],
  [
    'a tall WebP',
    async () => url('webp', await noise(80, 200).webp({ quality: 50 }).toBuffer()),
    { width: 13, height: 32 },
  ],
  ['an SVG that says no size', async () => svg('viewBox="0 0 30 20"'), { width: 48, height: 32 }],
]

describe('a logo that is too large for a page, or of another kind', () => {
  test.concurrent.each(kinds)('becomes a small PNG: %s', async (_, draw, size) => {
    const shrunk = await logoForPage(await draw(), 'logo')
    const logo = readLogo(shrunk ?? '')
    expect(logo?.type).toBe('png')
    expect(logo?.bytes.length).toBeLessThanOrEqual(limits.logo)
    const { width = 0, height = 0 } = await sharp(Buffer.from(logo?.bytes ?? '', 'latin1')).metadata()
    expect(width / height).toBeCloseTo(size.width / size.height, 0)
    expect(await logoForMail(shrunk)).toMatchObject(size)
  })

  test('is refused in words when it is damaged, or costs too much to draw', async () => {
    const jpeg = await noise(200, 200).jpeg().toBuffer()
    const entities =
      '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;">]>'
    const wrong = [
      url('jpeg', jpeg.subarray(0, jpeg.length / 2)),
      url('png', Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(9000)])),
      url('svg+xml', `${entities}<svg>&c;</svg`.padEnd(5000)),
      svg('width="96" height="32"', `<image width="96" height="32" href="${url('png', unpacksTo(12_000))}"/>`),
      url('svg+xml', Buffer.concat([await noise(9, 9).tiff().toBuffer(), Buffer.alloc(5000), Buffer.from('<svg ')])),
    ]
    const refused = await Promise.allSettled(wrong.map((logo) => logoForPage(logo, 'value.logo')))
    for (const each of refused) {
      expect(each).toMatchObject({
        reason: {
          code: 'invalidInput',
          message: 'This logo is damaged and can’t be read. Choose another file.',
          field: 'value.logo',
        },
      })
    }
  })

  test('waits for its turn, and is refused in words where many wait already', async () => {
    const all = await Promise.allSettled(Array.from({ length: 14 }, () => shrinkLogo(Buffer.from('no logo'))))
    const refused = all.filter(({ status }) => status === 'rejected')
    expect(refused).toHaveLength(4)
    for (const each of refused) expect(each).toMatchObject({ reason: { code: 'notAvailable' } })
  })

  test('reads no file and asks nothing of anybody', async () => {
    const inside = '<image href="file:///etc/hostname" width="9" height="9"/><image href="http://127.0.0.1:9/x.png"/>'
    expect(await logoForPage(svg('width="32" height="32"', inside), 'logo')).toMatch(/^data:image\/png;base64,/)
  })
})

test('a small PNG or SVG stays as it is, whatever it holds, and a mail does without one that cannot be drawn', async () => {
  const odd = url('png', Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(100)]))
  const small = url('svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>')
  for (const logo of [odd, small, null]) expect(await logoForPage(logo, 'logo')).toBe(logo)
  expect(await logoForMail(odd)).toBeNull()
  expect(await logoForMail(null)).toBeNull()
})
