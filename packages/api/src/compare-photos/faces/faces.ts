import type { Box } from './read-boxes.ts'

export type Raster = { data: Buffer; width: number; height: number; channels: 1 | 2 | 3 | 4 }

/** The faces of a picture, in its pixels. `turn`: the degrees clockwise that set it upright; the boxes are of it set so. */
export type Faces = { turn: number; width: number; height: number; boxes: Box[] }

export type FaceFinder = {
  /** Null where faces cannot be looked for: the photo then counts as not checked. */
  find(picture: Raster): Promise<Faces | null>
}
