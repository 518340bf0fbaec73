import sharp from 'sharp'
import type { FaceFinder, Raster } from '../faces/faces.ts'
import { decodePhoto, rotate } from './decode-photo.ts'
import { isAnimated, kindOf, otherKindOf } from './kind-of.ts'
import { readJpeg } from './read-jpeg.ts'
import { type Inspection, MIN_SIDE, refused, refusedAs } from './refusals.ts'
import { type Assessment, assess } from './warnings.ts'

export type { PhotoFace, PhotoWarning } from './warnings.ts'

/** Phones with 200 megapixels write up to 201. A JPG decodes at an eighth of its size; a PNG of a few kB can unfold to gigabytes. */
const MAX_PIXELS = { jpeg: 205_000_000, png: 50_000_000 }
/** A camera’s progressive JPG has about ten; each costs a visit to every pixel. */
const MAX_SCANS = 100
/** 340 MB, for a JPG that arrives in several scans: 110 megapixels with the colours at half size, as phones write them. */
const MAX_HELD_SAMPLES = 170_000_000
/** 8 MB of Base64 at Tencent are 6 MB of bytes. */
const MAX_STORED_BYTES = 6_000_000
const QUALITIES = [90, 80, 70, 60]

/** `setUpright`: rotates a photo whose face is turned beyond doubt, because nobody is there to do it. */
export type InspectOptions = { setUpright?: boolean }

/** Decodes a JPG or PNG for real: upright, without EXIF, at most 2,000 px, small enough for Tencent, with what is wrong with it. */
export async function inspectPhoto(
  bytes: Buffer,
  finder: FaceFinder,
  { setUpright = false }: InspectOptions = {},
): Promise<Inspection> {
  if (bytes.length === 0) return refused('empty')
  const kind = kindOf(bytes)
  if (!kind) return refusedAs(await otherKindOf(bytes))
  const jpeg = kind === 'jpeg' ? readJpeg(bytes, MAX_SCANS) : null
  if (jpeg?.rare) return refused('rareJpeg')
  if (jpeg && jpeg.scans > MAX_SCANS) return refused('tooComplex')
  const size = await readSize(bytes)
  if (!size) return refused('damaged')
  if (isAnimated(bytes)) return refused('animated')
  if (size.width * size.height > MAX_PIXELS[kind]) return refused('tooManyPixels')
  if (jpeg && jpeg.heldSamples > MAX_HELD_SAMPLES) return refused('tooComplex')
  if (Math.min(size.width, size.height) < MIN_SIDE) return refused('tooSmall')
  const decoded = await decodePhoto(bytes, jpeg)
  if (!decoded) return refused('damaged')
  const found = await assess(decoded, finder)
  const turn = setUpright ? (found.face?.turn ?? 0) : 0
  if (turn === 0) return keep(decoded, found, false)
  const rotated = await rotate(decoded, turn)
  return keep(rotated, await assess(rotated, finder), true)
}

async function keep(picture: Raster, { warnings, face }: Assessment, rotated: boolean): Promise<Inspection> {
  const { width, height } = picture
  return { ok: true, jpeg: await compress(picture), width, height, warnings, face, rotated }
}

/** From the header alone: nothing is decoded yet. */
async function readSize(bytes: Buffer): Promise<{ width: number; height: number } | null> {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata()
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
