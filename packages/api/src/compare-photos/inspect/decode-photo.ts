import sharp, { type Sharp } from 'sharp'
import type { Raster } from '../faces/faces.ts'
import type { JpegStructure } from './read-jpeg.ts'

const STORED_SIDE = 2000
const END_MARK = Buffer.from([0xff, 0xd9])
/** What a download or a memory card fills a file up with where bytes were lost. */
const FILLING = Buffer.alloc(16)

/**
 * Decodes a photo: upright, at most 2,000 px a side, on white. A JPG that has everything but its end mark is read too;
 * null for a picture that is broken or of which a part is missing. Give `jpeg` for a JPG only.
 */
export async function decodePhoto(bytes: Buffer, jpeg: JpegStructure | null): Promise<Raster | null> {
  try {
    if (!jpeg) return await decode(bytes, 'error')
    if (jpeg.ended) return await decodeWhole(bytes)
    // The decoder only warns of what is missing before an end mark, so any warning counts.
    if (!jpeg.complete || bytes.subarray(-FILLING.length).equals(FILLING)) return null
    return await decode(Buffer.concat([bytes, END_MARK]), 'warning')
  } catch {
    return null
  }
}

/** Refuses a JPG that lost a part and was given an end mark; other warnings are of no consequence. */
async function decodeWhole(bytes: Buffer): Promise<Raster> {
  try {
    return await decode(bytes, 'warning')
  } catch (error) {
    if (String(error).includes('premature end')) throw error
    return decode(bytes, 'error')
  }
}

/** Turned clockwise by quarters, in degrees. */
export async function rotate({ data, ...size }: Raster, degrees: number): Promise<Raster> {
  return rasterOf(sharp(data, { raw: size }).rotate(degrees))
}

async function decode(bytes: Buffer, failOn: 'warning' | 'error'): Promise<Raster> {
  return rasterOf(
    sharp(bytes, { limitInputPixels: false, failOn })
      .rotate()
      .resize(STORED_SIDE, STORED_SIDE, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb'),
  )
}

async function rasterOf(picture: Sharp): Promise<Raster> {
  const { data, info } = await picture.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, channels: info.channels }
}
