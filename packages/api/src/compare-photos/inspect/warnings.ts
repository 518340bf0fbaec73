import type { FaceFinder, Faces, Raster } from '../faces/faces.ts'
import type { Box } from '../faces/read-boxes.ts'
import { measureLight } from './measure-light.ts'

/** What may keep Tencent from comparing with this photo, the worst first. */
export type PhotoWarning =
  | 'faceNotChecked'
  | 'noFace'
  | 'turned'
  | 'checkUpright'
  | 'severalFaces'
  | 'cutFace'
  | 'smallFace'
  | 'lowResolution'
  | 'blurry'
  | 'dark'
  | 'bright'

/**
 * The largest face, so that a person can cut the picture to it. `turn`: the degrees clockwise that set the picture
 * upright; the box is in parts of the picture set so, from 0 to 1, and reaches over its edges where the face is cut.
 */
export type PhotoFace = { turn: number; left: number; top: number; width: number; height: number }

/**
 * Tencent refuses photos without a face, with several, with a cut one (2010, 2012, 2013) and of too low a resolution
 * (2009, 2014) and publishes no limits. Ours are cautious; docs/decisions/0005-face-detection.md has the figures.
 */
const GOOD_SIDE = 240
const GOOD_FACE = 112
/** A face this much smaller than the largest stands in the background. */
const BACKGROUND = 1 / 4
/** Boxes of whole faces in portraits stay within the picture; of those that fill it one in eleven reaches over it by more. */
const CUT_FROM = 0.12
const SHARP_FROM = 0.5
const DARK_BELOW = 50
const BRIGHT_ABOVE = 225

export type Assessment = { warnings: PhotoWarning[]; face?: PhotoFace }

/** Looks for faces, then measures light and sharpness where the face is, or everywhere. */
export async function assess(picture: Raster, finder: FaceFinder): Promise<Assessment> {
  const faces = await finder.find(picture)
  const largest = faces?.boxes.toSorted((a, b) => b.width - a.width)[0]
  const { light, sharpness } = await measureLight(picture, faces?.turn ? undefined : largest)
  const warnings = [
    ...(faces ? faceWarnings(faces, largest) : (['faceNotChecked'] as const)),
    ...(Math.min(picture.width, picture.height) < GOOD_SIDE ? (['lowResolution'] as const) : []),
    ...(sharpness < SHARP_FROM ? (['blurry'] as const) : []),
    ...(light < DARK_BELOW ? (['dark'] as const) : []),
    ...(light > BRIGHT_ABOVE ? (['bright'] as const) : []),
  ]
  return { warnings, face: faces && largest ? inParts(largest, faces) : undefined }
}

function inParts({ left, top, width, height }: Box, { turn, ...picture }: Faces): PhotoFace {
  return {
    turn,
    left: left / picture.width,
    top: top / picture.height,
    width: width / picture.width,
    height: height / picture.height,
  }
}

function faceWarnings(faces: Faces, largest: Box | undefined): PhotoWarning[] {
  if (!largest) return ['noFace']
  const others = faces.boxes.filter((box) => box !== largest && box.width >= largest.width * BACKGROUND)
  return [
    ...(faces.turn > 0 ? (['turned'] as const) : []),
    ...(faces.uncertain ? (['checkUpright'] as const) : []),
    ...(others.length > 0 ? (['severalFaces'] as const) : []),
    ...(overhang(largest, faces) > CUT_FROM ? (['cutFace'] as const) : []),
    ...(largest.width < GOOD_FACE ? (['smallFace'] as const) : []),
  ]
}

/** How far a face reaches over an edge, in parts of its size. */
function overhang({ left, top, width, height }: Box, picture: { width: number; height: number }): number {
  return Math.max(
    -left / width,
    -top / height,
    (left + width - picture.width) / width,
    (top + height - picture.height) / height,
  )
}
