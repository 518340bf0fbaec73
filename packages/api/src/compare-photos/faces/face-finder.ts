import sharp from 'sharp'
import { loadBlazeFace } from './blaze-face.ts'
import type { FaceFinder, Faces, Raster } from './faces.ts'
import { lookAround, type Sight } from './look-around.ts'
import { SIDE } from './read-boxes.ts'

/** The picture gets a rim, so that a face that fills it is still found. */
const SHOWN = Math.round(SIDE / 1.25)

/** Finds faces offline. The model loads with the first photo, and with the next one after it could not be loaded. */
export function createFaceFinder(onFailure: (error: unknown) => void, load = loadBlazeFace): FaceFinder {
  let loading: ReturnType<typeof load> | null = null
  return {
    async find(picture) {
      const square = await squareOf(picture)
      loading ??= load()
      try {
        return facesOf(lookAround(square, await loading), picture)
      } catch (error) {
        loading = null
        onFailure(error)
        return null
      }
    },
  }
}

async function squareOf({ data, width, height, channels }: Raster): Promise<Uint8Array<ArrayBuffer>> {
  const shown = await sharp(data, { raw: { width, height, channels } })
    .toColourspace('srgb')
    .resize(SHOWN, SHOWN, { fit: 'contain', background: '#000000' })
    .extend({ top: rim, left: rim, bottom: SIDE - SHOWN - rim, right: SIDE - SHOWN - rim, background: '#000000' })
    .removeAlpha()
    .raw()
    .toBuffer()
  return new Uint8Array(shown)
}

const rim = Math.floor((SIDE - SHOWN) / 2)

function facesOf({ quarters, boxes }: Sight, picture: Raster): Faces {
  const onItsSide = quarters % 2 === 1
  const width = onItsSide ? picture.height : picture.width
  const height = onItsSide ? picture.width : picture.height
  const scale = Math.max(width, height) / SHOWN
  return {
    turn: quarters * 90,
    width,
    height,
    boxes: boxes.map((box) => ({
      left: (box.left - SIDE / 2) * scale + width / 2,
      top: (box.top - SIDE / 2) * scale + height / 2,
      width: box.width * scale,
      height: box.height * scale,
    })),
  }
}
