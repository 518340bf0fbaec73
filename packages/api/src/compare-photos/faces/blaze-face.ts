import { loadModel, run } from './load-model.ts'
import { type FoundBox, readBoxes } from './read-boxes.ts'
import type { Square } from './square.ts'

/** BlazeFace: the faces of a square of `SIDE` pixels, the surest first. */
export async function loadBlazeFace(): Promise<(square: Square) => FoundBox[]> {
  const model = await loadModel('blazeface')
  return (square) => readBoxes(run(model, square, (colour) => colour / 127.5 - 1))
}
