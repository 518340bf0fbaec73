import sharp, { type Metadata } from 'sharp'
import { type PhotoWarning, warningsOf } from './warnings.ts'

export type { PhotoWarning } from './warnings.ts'

export type PhotoProblem = 'notAPicture' | 'unsupportedFormat' | 'tooLarge' | 'tooSmall' | 'animated' | 'damaged'

export type Inspection =
  | { ok: true; jpeg: Buffer; width: number; height: number; warnings: PhotoWarning[] }
  | { ok: false; problem: PhotoProblem; message: string }

/** 50 megapixels: a bomb of a few kB can unfold to gigabytes. */
const MAX_PIXELS = 50_000_000
const MIN_SIDE = 64
const STORED_SIDE = 2000
/** 8 MB of Base64 at Tencent are 6 MB of bytes. */
const MAX_STORED_BYTES = 6_000_000
const QUALITIES = [90, 80, 70, 60]

const refused = (problem: PhotoProblem, message: string): Inspection => ({ ok: false, problem, message })

/** Decodes a JPG or PNG for real: upright, without EXIF, at most 2,000 px, small enough for Tencent, with what is wrong with it. */
export async function inspectPhoto(bytes: Buffer): Promise<Inspection> {
  const about = await readHeader(bytes)
  if (!about) return refused('notAPicture', 'This file is no picture that can be read. Choose a JPG or PNG photo.')
  if (about.format !== 'jpeg' && about.format !== 'png') {
    return refused(
      'unsupportedFormat',
      'Only JPG and PNG photos can be used. Save the picture as JPG and drop it again.',
    )
  }
  if ((about.pages ?? 1) > 1 || isAnimatedPng(bytes)) {
    return refused('animated', 'This picture moves. Choose a still photo.')
  }
  if (about.width * about.height > MAX_PIXELS) {
    return refused('tooLarge', 'The photo has more than 50 megapixels. Choose a smaller one.')
  }
  if (Math.min(about.width, about.height) < MIN_SIDE) {
    return refused('tooSmall', `The photo is smaller than ${MIN_SIDE} pixels. Choose a larger one.`)
  }
  try {
    const { jpeg, width, height } = await straighten(bytes)
    return { ok: true, jpeg, width, height, warnings: await warningsOf(jpeg, { width, height }) }
  } catch {
    return refused('damaged', 'The photo is damaged and cannot be read to its end. Export it anew and drop it again.')
  }
}

const open = (bytes: Buffer) => sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })

async function readHeader(bytes: Buffer): Promise<Metadata | null> {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata()
  } catch {
    return null
  }
}

/** The acTL chunk of an animated PNG stands before its picture. */
function isAnimatedPng(bytes: Buffer): boolean {
  const animation = bytes.indexOf('acTL')
  return animation > 0 && animation < bytes.indexOf('IDAT')
}

async function straighten(bytes: Buffer) {
  const upright = await open(bytes)
    .rotate()
    .resize(STORED_SIDE, STORED_SIDE, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = upright.info
  for (const quality of QUALITIES) {
    const jpeg = await sharp(upright.data, { raw: { width, height, channels } }).jpeg({ quality }).toBuffer()
    if (jpeg.length <= MAX_STORED_BYTES) return { jpeg, width, height }
  }
  throw new Error('a photo of 2,000 px never exceeds 6 MB at quality 60')
}
