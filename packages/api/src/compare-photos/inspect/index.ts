import sharp from 'sharp'
import type { FaceFinder, Raster } from '../faces/faces.ts'
import { countScans } from './count-scans.ts'
import { isAnimated, kindOf } from './kind-of.ts'
import { type Inspection, MIN_SIDE, refused } from './refusals.ts'
import { assess } from './warnings.ts'

export type { PhotoFace, PhotoWarning } from './warnings.ts'

/** 50 megapixels: a bomb of a few kB can unfold to gigabytes. */
const MAX_PIXELS = 50_000_000
/** A camera’s progressive JPG has about ten; each costs a visit to every pixel. */
const MAX_SCANS = 100
const STORED_SIDE = 2000
/** 8 MB of Base64 at Tencent are 6 MB of bytes. */
const MAX_STORED_BYTES = 6_000_000
const QUALITIES = [90, 80, 70, 60]

/** Decodes a JPG or PNG for real: upright, without EXIF, at most 2,000 px, small enough for Tencent, with what is wrong with it. */
export async function inspectPhoto(bytes: Buffer, finder: FaceFinder): Promise<Inspection> {
  if (bytes.length === 0) return refused('empty')
  const kind = kindOf(bytes)
  if (!kind) return refused('unsupportedFormat')
  if (kind === 'jpeg' && countScans(bytes, MAX_SCANS) > MAX_SCANS) return refused('tooComplex')
  const size = await readSize(bytes)
  if (!size) return refused('damaged')
  if (isAnimated(bytes)) return refused('animated')
  if (size.width * size.height > MAX_PIXELS) return refused('tooManyPixels')
  if (Math.min(size.width, size.height) < MIN_SIDE) return refused('tooSmall')
  const upright = await straighten(bytes)
  if (!upright) return refused('damaged')
  const [jpeg, { warnings, face }] = await Promise.all([compress(upright), assess(upright, finder)])
  return { ok: true, jpeg, width: upright.width, height: upright.height, warnings, face }
}

/** From the header alone: nothing is decoded yet. */
async function readSize(bytes: Buffer): Promise<{ width: number; height: number } | null> {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata()
  } catch {
    return null
  }
}

/** Null for a picture that is broken or ends too early. */
async function straighten(bytes: Buffer): Promise<Raster | null> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .rotate()
      .resize(STORED_SIDE, STORED_SIDE, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    return { data, width: info.width, height: info.height, channels: info.channels }
  } catch {
    return null
  }
}

async function compress({ data, width, height, channels }: Raster): Promise<Buffer> {
  for (const quality of QUALITIES) {
    const jpeg = await sharp(data, { raw: { width, height, channels } }).jpeg({ quality }).toBuffer()
    if (jpeg.length <= MAX_STORED_BYTES) return jpeg
  }
  throw new Error('a photo of 2,000 px never exceeds 6 MB at quality 60')
}
