import { type FileFix, type FileKind, fixFor } from '@ekyc/domain'
import type { PhotoFace, PhotoWarning } from './warnings.ts'

/** Why a photo is refused; the console has its own words for each. */
export type PhotoProblem =
  | 'empty'
  | 'unsupportedFormat'
  | 'tooManyPixels'
  | 'tooSmall'
  | 'rareJpeg'
  | 'animated'
  | 'damaged'
  | 'tooComplex'

export type Inspection =
  | {
      ok: true
      jpeg: Buffer
      width: number
      height: number
      warnings: PhotoWarning[]
      face?: PhotoFace
      /** It was stored rotated, because `setUpright` asked for that. */
      rotated: boolean
    }
  | { ok: false; problem: PhotoProblem; message: string; fileKind?: FileKind }

export const MIN_SIDE = 64

const messages: Record<Exclude<PhotoProblem, 'unsupportedFormat'>, string> = {
  empty: 'The file is empty. Choose a JPG or PNG photo.',
  tooManyPixels: 'The photo has more than 200 megapixels, or 50 as a PNG. Choose a smaller one.',
  tooSmall: `The photo is smaller than ${MIN_SIDE} pixels. Choose a larger one.`,
  rareJpeg:
    'This JPG is stored in a rare way (12-bit, lossless or hierarchical). Save it as a standard JPG and upload it again.',
  animated: 'The image is animated. Choose a still photo.',
  damaged: 'The photo is damaged and can’t be read. Export it again and upload the new file.',
  tooComplex: 'Reading this photo takes too long or too much memory. Save it as a standard JPG and upload it again.',
}

export const refused = (problem: keyof typeof messages): Inspection => ({
  ok: false,
  problem,
  message: messages[problem],
})

/** Refuses a file that is neither a JPG nor a PNG, and names what it is. */
export function refusedAs(fileKind: FileKind): Inspection {
  const message = `${names[fileKind]} ${advice[fixFor(fileKind)]}`
  return { ok: false, problem: 'unsupportedFormat', message, fileKind }
}

const names: Record<FileKind, string> = {
  webp: 'This is a WebP picture.',
  heic: 'This is a HEIC photo.',
  avif: 'This is an AVIF picture.',
  gif: 'This is a GIF picture.',
  bmp: 'This is a BMP picture.',
  tiff: 'This is a TIFF picture.',
  jxl: 'This is a JPEG XL picture.',
  svg: 'This is an SVG drawing.',
  psd: 'This is a Photoshop file.',
  raw: 'This is a raw camera file.',
  pdf: 'This is a PDF document.',
  word: 'This is a Word document.',
  office: 'This is an Office document.',
  archive: 'This is a ZIP or similar archive.',
  video: 'This is a video.',
  webPage: 'This is a web page.',
  unknown: 'This file is not a JPG or PNG photo.',
}

const advice: Record<FileFix, string> = {
  convert: 'Save it as JPG and upload it again.',
  iphone:
    'Save it as JPG and upload it again. To take new iPhone photos as JPG, choose Settings > Camera > Formats > Most Compatible.',
  takeOut: 'Save the photo in it as JPG or PNG and upload that file.',
  unpack: 'Unpack it and upload the photo.',
  choose: 'Choose a JPG or PNG photo.',
}
