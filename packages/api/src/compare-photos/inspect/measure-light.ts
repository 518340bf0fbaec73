import sharp from 'sharp'
import type { Raster } from '../faces/faces.ts'
import type { Box } from '../faces/read-boxes.ts'

/** Networks that compare faces look at about so many pixels; what is blurred beyond them does not matter. */
const FACE_SIDE = 112
const PICTURE_SIDE = 256

/** Mean light (0-255) and how sharp the edges are, of the face, or of the whole picture where none is known. */
export async function measureLight(
  { data, width, height, channels }: Raster,
  face: Box | undefined,
): Promise<{ light: number; sharpness: number }> {
  const part = face ? within(face, width, height) : { left: 0, top: 0, width, height }
  const side = face ? FACE_SIDE : PICTURE_SIDE
  // Its own picture: `stats` measures what goes in, not what comes out of the pipeline.
  const small = await sharp(data, { raw: { width, height, channels } })
    .extract(part)
    .greyscale()
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .png({ compressionLevel: 0 })
    .toBuffer()
  const stats = await sharp(small).stats()
  return { light: stats.channels[0]?.mean ?? 0, sharpness: stats.sharpness }
}

function within(box: Box, width: number, height: number): Box {
  const left = Math.min(Math.max(0, Math.round(box.left)), width - 1)
  const top = Math.min(Math.max(0, Math.round(box.top)), height - 1)
  return {
    left,
    top,
    width: Math.max(1, Math.min(Math.round(box.width), width - left)),
    height: Math.max(1, Math.min(Math.round(box.height), height - top)),
  }
}
