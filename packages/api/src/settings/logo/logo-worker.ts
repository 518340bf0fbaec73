import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { confineDecoding } from '../../confine-decoding.ts'
import { heightOnPage, widthOnPage } from './logo-size.ts'

/** Screens of phones show two or three of a picture's points for one of the page's. */
const SHARPNESS = [2, 1.5, 1]
/** Colours; undefined for as many as there are. */
const COLOURS = [undefined, 128, 32, 8]
const MAX_PIXELS = 25_000_000
/** Points per inch at which SVG is drawn when it has the size that it says. */
const SVG_DENSITY = 72
/** An ordinary logo takes less than a second and 100 MB. A small SVG can hold a picture that unpacks to gigabytes. */
const CPU_MS = 6000
const RESIDENT_BYTES = 512 * 1024 * 1024
const WATCH_MS = 50

const limit = Number(process.argv[2])
const bytes = readFileSync(0)

confineDecoding(['Jpeg', 'Png', 'Webp', 'Svg'])
setInterval(() => {
  const { user, system } = process.cpuUsage()
  const isCostly = (user + system) / 1000 > CPU_MS || process.memoryUsage.rss() > RESIDENT_BYTES
  // `process.exit` would wait for the decoder.
  if (isCostly) process.kill(process.pid, 'SIGKILL')
}, WATCH_MS).unref()

const { format, height = 0 } = await open().metadata()
// A drawing is made large enough first: enlarged points are blurred.
const density = format === 'svg' ? Math.min(Math.max((SVG_DENSITY * 4 * heightOnPage) / height, 1), 2400) : undefined

for (const sharpness of SHARPNESS) {
  for (const colours of COLOURS) {
    const png = await open(density)
      .autoOrient()
      .resize({
        width: Math.round(widthOnPage * sharpness),
        height: Math.round(heightOnPage * sharpness),
        fit: 'inside',
        withoutEnlargement: format !== 'svg',
      })
      .png({ compressionLevel: 9, palette: colours !== undefined, colours })
      .toBuffer()
    if (png.length <= limit) {
      process.stdout.write(png)
      process.exit(0)
    }
  }
}
throw new Error('this logo cannot be made small enough')

function open(at?: number) {
  return sharp(bytes, { limitInputPixels: MAX_PIXELS, density: at, failOn: 'error' })
}
