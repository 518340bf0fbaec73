import { FACE, MESH_SIDE } from './face-mesh.ts'
import type { Faces, Raster } from './faces.ts'
import { findSmallFaces } from './find-small-faces.ts'
import type { Models } from './models.ts'
import { type Odds, quartersToUpright, SURE_FROM } from './orientation.ts'
import { type Box, SIDE } from './read-boxes.ts'
import { type Square, turnBox, turns } from './square.ts'
import { type Area, around, inPicture, view } from './view.ts'

/** The picture gets a rim, so that a face that fills it is still found. */
const RIM = 1.25
/** Faces of less than this part of the longer side are looked for again in parts of the picture. */
const SMALL = 0.12
/** A face that leaves no room around itself, which BlazeFace does not see but FaceMesh does: at least this sure of it. */
const FILLING: Box = { left: 46, top: 46, width: 164, height: 164 }
const FILLS_FROM = 5

/** Finds the faces of a picture, and which way is up. */
export async function findFaces(picture: Raster, models: Models): Promise<Faces> {
  const longer = Math.max(picture.width, picture.height)
  const whole = wholeOf(picture)
  const square = await view(picture, whole, SIDE)
  const found = findInAnyTurn(square, models)
  const surest = found ?? FILLING
  const odds = await oddsInTurns(picture, inPicture(surest, whole, SIDE), models)
  const seen = found !== null || Math.max(...odds) >= FILLS_FROM
  const quarters = seen ? quartersToUpright(odds) : 0
  const turn = quarters ?? 0
  const size = turnSize(picture, turn)
  const boxes = seen ? facesOfTurn(square, turn, surest, models).map((box) => inPicture(box, wholeOf(size), SIDE)) : []
  const small = turn === 0 && boxes.every(({ width }) => width < SMALL * longer)
  return {
    ...size,
    turn: turn * 90,
    uncertain: quarters === null,
    boxes: small ? await findSmallFaces(picture, boxes, models) : boxes,
  }
}

type Size = { width: number; height: number }

const turnSize = ({ width, height }: Size, quarters: number): Size =>
  quarters % 2 === 1 ? { width: height, height: width } : { width, height }

function wholeOf({ width, height }: Size): Area {
  const side = Math.max(width, height)
  return around({ left: (width - side) / 2, top: (height - side) / 2, width: side, height: side }, RIM)
}

/** The surest face, in pixels of the square as it is; sought in the turned square only where there is none. */
function findInAnyTurn(square: Square, { detect }: Models): Box | null {
  let quarters = 0
  for (const turned of turns(square)) {
    const [box] = detect(turned)
    if (box) return turnBox(box, (4 - quarters) % 4, { width: square.side, height: square.side })
    quarters++
  }
  return null
}

async function oddsInTurns(picture: Raster, face: Box, { oddsOf }: Models): Promise<Odds> {
  const close = await view(picture, around(face, FACE), MESH_SIDE)
  const asItIs = oddsOf(close)
  if (asItIs >= SURE_FROM) return [asItIs]
  const [, ...turned] = turns(close)
  return [asItIs, ...turned.map(oddsOf)]
}

/** The upright faces of the turned square, or else the one that was found first. */
function facesOfTurn(square: Square, turn: number, surest: Box, { detect }: Models): Box[] {
  const turned = [...turns(square)][turn] ?? square
  const upright = detect(turned).filter((box) => box.upright)
  return upright.length > 0 ? upright : [turnBox(surest, turn, { width: square.side, height: square.side })]
}
