import type { PhotoFace, PhotoWarning } from './warnings.ts'

/** Why a photo is refused; the console has its own words for each. */
export type PhotoProblem =
  | 'empty'
  | 'unsupportedFormat'
  | 'tooManyPixels'
  | 'tooSmall'
  | 'animated'
  | 'damaged'
  | 'tooComplex'

export type Inspection =
  | { ok: true; jpeg: Buffer; width: number; height: number; warnings: PhotoWarning[]; face?: PhotoFace }
  | { ok: false; problem: PhotoProblem; message: string }

export const MIN_SIDE = 64

const messages: Record<PhotoProblem, string> = {
  empty: 'The file is empty. Choose a JPG or PNG photo.',
  unsupportedFormat: 'Only JPG and PNG photos can be used. Save the photo as JPG and upload it again.',
  tooManyPixels: 'The photo has more than 50 megapixels. Choose a smaller one.',
  tooSmall: `The photo is smaller than ${MIN_SIDE} pixels. Choose a larger one.`,
  animated: 'The image is animated. Choose a still photo.',
  damaged: 'The photo is damaged and can’t be read. Export it again and upload the new file.',
  tooComplex: 'Reading this photo takes too long or too much memory. Save it as a standard JPG and upload it again.',
}

export const refused = (problem: PhotoProblem): Inspection => ({ ok: false, problem, message: messages[problem] })
