import { FACE, MESH_SIDE } from './face-mesh.ts'
import type { Raster } from './faces.ts'
import type { Models } from './models.ts'
import { areOne, type Box, type FoundBox, SIDE } from './read-boxes.ts'
import { type Area, around, inPicture, view } from './view.ts'

/** So many faces make a group. */
const MOST = 6
/** Each costs another reading. */
const MOST_CONFIRMED = 12

/** Adds the faces that are too small to be seen in the whole picture: of people in a group, or far off. */
export async function findSmallFaces(picture: Raster, known: Box[], { detect, oddsOf }: Models): Promise<Box[]> {
  const found: FoundBox[] = []
  for (const area of parts(picture)) {
    const seen = detect(await view(picture, area, SIDE)).filter(({ upright }) => upright)
    found.push(...seen.map((box) => ({ ...box, ...inPicture(box, area, SIDE) })))
  }
  const faces = [...known]
  for (const box of found.toSorted((a, b) => b.score - a.score).slice(0, MOST_CONFIRMED)) {
    if (faces.length >= MOST) break
    if (faces.some((face) => areOne(face, box))) continue
    if (oddsOf(await view(picture, around(box, FACE), MESH_SIDE)) > 0) faces.push(box)
  }
  return faces
}

/** Squares of half the longer side, each half over its neighbour. */
function* parts({ width, height }: Raster): Generator<Area> {
  const side = Math.max(width, height) / 2
  for (const top of starts(height, side)) for (const left of starts(width, side)) yield { left, top, side }
}

function starts(length: number, side: number): number[] {
  const steps = Math.max(0, Math.ceil((length - side) / (side / 2)))
  return Array.from({ length: steps + 1 }, (_, step) =>
    steps === 0 ? (length - side) / 2 : (step * (length - side)) / steps,
  )
}
