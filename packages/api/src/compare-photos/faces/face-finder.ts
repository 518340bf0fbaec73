import { Worker } from 'node:worker_threads'
import sharp from 'sharp'
import type { Log } from '../../context.ts'
import type { FaceFinder, Faces, Raster } from './faces.ts'
import type { Sight } from './look-around.ts'
import { SIDE } from './read-boxes.ts'

/** The picture gets a rim, so that a face that fills it is still found. */
const SHOWN = Math.round(SIDE / 1.25)

/** Looks for faces offline. The thread starts with the first photo, and anew after it broke. */
export function createFaceFinder(log: Log, script = new URL('./face-worker.ts', import.meta.url)): FaceFinder {
  let worker: Worker | null = null
  /** The thread answers in the order in which it is asked. */
  const waiting: ((sight: Sight | null) => void)[] = []

  function start(): Worker {
    const started = new Worker(script)
    started.unref()
    started.on('message', (sight: Sight) => waiting.shift()?.(sight))
    started.on('error', (error) => log.warn({ error }, 'faces cannot be looked for: photos count as not checked'))
    started.on('exit', () => {
      worker = null
      for (const answer of waiting.splice(0)) answer(null)
    })
    return started
  }

  return {
    async find(picture) {
      const square = await squareOf(picture)
      worker ??= start()
      const thread = worker
      const sight = await new Promise<Sight | null>((resolve) => {
        waiting.push(resolve)
        thread.postMessage(square, [square.buffer])
      })
      return sight && facesOf(sight, picture)
    },
    async close() {
      await worker?.terminate()
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
