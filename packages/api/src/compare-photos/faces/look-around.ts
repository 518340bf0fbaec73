import { type FoundBox, SIDE } from './read-boxes.ts'

/** `quarters`: by how many quarter turns clockwise the picture stands upright; the boxes are of the picture turned so. */
export type Sight = { quarters: number; boxes: FoundBox[] }

/** From here on a face that is upright is believed without a look at the turned picture. */
const SURE_FROM = 0.9
/** A turned picture must be this much surer: faces upside down still look a little like faces. */
const MARGIN = 0.1

/** Finds faces, and whether the picture lies on its side or head. */
export function lookAround(square: Uint8Array, detect: (square: Uint8Array) => FoundBox[]): Sight {
  const asItIs = { quarters: 0, boxes: detect(square).filter(({ upright }) => upright) }
  if (surest(asItIs) >= SURE_FROM) return asItIs
  let turned = square
  let best = { sight: asItIs, toBeat: surest(asItIs) + MARGIN }
  for (const quarters of [1, 2, 3]) {
    turned = quarterTurn(turned)
    const sight = { quarters, boxes: detect(turned).filter(({ upright }) => upright) }
    if (surest(sight) > best.toBeat) best = { sight, toBeat: surest(sight) }
  }
  return best.sight
}

const surest = ({ boxes }: Sight): number => boxes[0]?.score ?? 0

/** Clockwise. */
function quarterTurn(square: Uint8Array): Uint8Array {
  const turned = new Uint8Array(square.length)
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const from = (y * SIDE + x) * 3
      turned.set(square.subarray(from, from + 3), (x * SIDE + (SIDE - 1 - y)) * 3)
    }
  }
  return turned
}
