import sharp from 'sharp'
import type { FaceFinder, Raster } from '../faces/faces.ts'
import { isAnimated, kindOf } from './kind-of.ts'
import { assess, type PhotoFace, type PhotoWarning } from './warnings.ts'

export type { PhotoFace, PhotoWarning } from './warnings.ts'

/** Why a photo is refused; the console has its own words for each. */
export type PhotoProblem = 'empty' | 'unsupportedFormat' | 'tooManyPixels' | 'tooSmall' | 'animated' | 'damaged'

export type Inspection =
  | { ok: true; jpeg: Buffer; width: number; height: number; warnings: PhotoWarning[]; face?: PhotoFace }
  | { ok: false; problem: PhotoProblem; message: string }

/** 50 megapixels: a bomb of a few kB can unfold to gigabytes. */
const MAX_PIXELS = 50_000_000
const MIN_SIDE = 64
const STORED_SIDE = 2000
/** 8 MB of Base64 at Tencent are 6 MB of bytes. */
const MAX_STORED_BYTES = 6_000_000
const QUALITIES = [90, 80, 70, 60]

const messages: Record<PhotoProblem, string> = {
  empty: 'The file is empty. Choose a JPG or PNG photo.',
  unsupportedFormat: 'Only JPG and PNG photos can be used. Save the picture as JPG and drop it again.',
  tooManyPixels: 'The photo has more than 50 megapixels. Choose a smaller one.',
  tooSmall: `The photo is smaller than ${MIN_SIDE} pixels. Choose a larger one.`,
  animated: 'This picture moves. Choose a still photo.',
  damaged: 'The photo is damaged and cannot be read to its end. Export it anew and drop it again.',
}

const refused = (problem: PhotoProblem): Inspection => ({ ok: false, problem, message: messages[problem] })

/** Decodes a JPG or PNG for real: upright, without EXIF, at most 2,000 px, small enough for Tencent, with what is wrong with it. */
export async function inspectPhoto(bytes: Buffer, finder: FaceFinder): Promise<Inspection> {
  if (bytes.length === 0) return refused('empty')
  if (!kindOf(bytes)) return refused('unsupportedFormat')
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
