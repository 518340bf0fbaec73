import type { UploadedPhoto } from '#/api.ts'

/** What can be done to a photo on the spot: a turn clockwise in degrees, or a cut to its largest face. */
export type Mending = { turn: 90 | 180 | 270 } | { crop: Face }
type Face = NonNullable<UploadedPhoto['face']>
type Part = { left: number; top: number; width: number; height: number }

/** The server keeps half of it, and every browser can draw it. */
const LONGEST_SIDE = 4000
/** Room for hair, ears and chin, in parts of the face: the box ends at brows and chin. */
const AROUND = { sides: 0.5, above: 0.6, below: 0.5 }

/** The same photo turned or cut, drawn from the file as it was chosen, in all its pixels. */
export async function mendPhoto(file: File, how: Mending): Promise<File> {
  const picture = await createImageBitmap(file)
  const whole = { left: 0, top: 0, width: picture.width, height: picture.height }
  const blob = await ('crop' in how ? draw(picture, around(how.crop, whole), 0) : draw(picture, whole, how.turn))
  picture.close()
  return new File([blob], file.name, { type: blob.type })
}

function around(face: Face, whole: Part): Part {
  const left = Math.max(0, face.left - AROUND.sides * face.width) * whole.width
  const top = Math.max(0, face.top - AROUND.above * face.height) * whole.height
  const right = Math.min(1, face.left + (1 + AROUND.sides) * face.width) * whole.width
  const bottom = Math.min(1, face.top + (1 + AROUND.below) * face.height) * whole.height
  return { left, top, width: right - left, height: bottom - top }
}

function draw(picture: ImageBitmap, { left, top, ...part }: Part, turn: number): Promise<Blob> {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(part.width, part.height))
  const width = Math.round(part.width * scale)
  const height = Math.round(part.height * scale)
  const canvas = turn % 180 === 0 ? new OffscreenCanvas(width, height) : new OffscreenCanvas(height, width)
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('this browser gives no canvas')
  pen.imageSmoothingQuality = 'high'
  // JPG knows no glass: what a PNG leaves out would come out black.
  pen.fillStyle = 'white'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.translate(canvas.width / 2, canvas.height / 2)
  pen.rotate((turn * Math.PI) / 180)
  pen.drawImage(picture, left, top, part.width, part.height, -width / 2, -height / 2, width, height)
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })
}
