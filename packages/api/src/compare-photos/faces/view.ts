import sharp from 'sharp'
import type { Raster } from './faces.ts'
import type { Box } from './read-boxes.ts'
import type { Square } from './square.ts'

/** A square part of a picture, in its pixels; may reach over its edges. */
export type Area = { left: number; top: number; side: number }

/** `side` in parts of the box’s width. */
export const around = ({ left, top, width, height }: Box, side: number): Area => ({
  left: left + width / 2 - (side * width) / 2,
  top: top + height / 2 - (side * width) / 2,
  side: side * width,
})

/** An area of a picture as a square of `side` pixels, black beyond the picture’s edges. */
export async function view(picture: Raster, area: Area, side: number): Promise<Square> {
  const { data, width, height, channels } = picture
  const left = clamp(Math.round(area.left), width - 1)
  const top = clamp(Math.round(area.top), height - 1)
  const part = {
    left,
    top,
    width: clamp(Math.round(area.left + area.side), width, left + 1) - left,
    height: clamp(Math.round(area.top + area.side), height, top + 1) - top,
  }
  const scale = side / area.side
  const shown = {
    width: clamp(Math.round(part.width * scale), side, 1),
    height: clamp(Math.round(part.height * scale), side, 1),
  }
  const x = clamp(Math.floor((left - area.left) * scale), side - shown.width)
  const y = clamp(Math.floor((top - area.top) * scale), side - shown.height)
  const square = await sharp(data, { raw: { width, height, channels } })
    .extract(part)
    .toColourspace('srgb')
    .resize(shown.width, shown.height, { fit: 'fill' })
    .extend({ left: x, top: y, right: side - shown.width - x, bottom: side - shown.height - y, background: '#000000' })
    .removeAlpha()
    .raw()
    .toBuffer()
  return { data: new Uint8Array(square), side }
}

/** The box of a square’s pixels in pixels of the picture that it is a view of. */
export function inPicture({ left, top, width, height }: Box, area: Area, side: number): Box {
  const scale = area.side / side
  return { left: area.left + left * scale, top: area.top + top * scale, width: width * scale, height: height * scale }
}

const clamp = (value: number, most: number, least = 0) => Math.max(least, Math.min(value, most))
