import type { Box } from './read-boxes.ts'

/** A square picture in RGB, three bytes a pixel. */
export type Square = { data: Uint8Array; side: number }

/** Turned by 90 degrees clockwise. */
export function quarterTurn({ data, side }: Square): Square {
  const turned = new Uint8Array(data.length)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const from = (y * side + x) * 3
      turned.set(data.subarray(from, from + 3), (x * side + (side - 1 - y)) * 3)
    }
  }
  return { data: turned, side }
}

/** The square as it is, and turned by 90, 180 and 270 degrees clockwise. */
export function* turns(square: Square): Generator<Square> {
  let turned = square
  for (let quarters = 0; quarters < 4; quarters++) {
    yield turned
    if (quarters < 3) turned = quarterTurn(turned)
  }
}

/** Where a box is once its picture of that height is turned clockwise by so many quarters. */
export function turnBox(box: Box, quarters: number, picture: { width: number; height: number }): Box {
  if (quarters === 0) return box
  const turned = {
    left: picture.height - box.top - box.height,
    top: box.left,
    width: box.height,
    height: box.width,
  }
  return turnBox(turned, quarters - 1, { width: picture.height, height: picture.width })
}
