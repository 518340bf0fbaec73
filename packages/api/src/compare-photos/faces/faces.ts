import type { Box } from './read-boxes.ts'

export type Raster = { data: Buffer; width: number; height: number; channels: 1 | 2 | 3 | 4 }

/**
 * The faces of a picture, in its pixels. `turn`: the degrees clockwise that set it upright; the boxes are of it set so.
 * `uncertain`: which way is up could not be told.
 */
export type Faces = { turn: number; uncertain: boolean; width: number; height: number; boxes: Box[] }

export type FaceFinder = {
  /** Null where faces cannot be looked for: the photo then counts as not checked. */
  find(picture: Raster): Promise<Faces | null>
}
