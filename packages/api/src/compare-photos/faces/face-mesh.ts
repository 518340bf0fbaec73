import { loadModel, run } from './load-model.ts'
import type { Square } from './square.ts'

/** The square that the model reads. */
export const MESH_SIDE = 192
/** What it reads of a face, with brows, chin and ears, in parts of its box. */
export const FACE = 1.5
/** Beyond this, 32 bits tell no probability from 1. */
const SUREST = 1 - 2 ** -24

/**
 * FaceMesh, for its verdict only: the log odds that an upright face fills a square of `MESH_SIDE` pixels, from -17 to 17.
 * Faces on their side or head get far less, which BlazeFace does not tell apart where a face fills the picture.
 */
export async function loadFaceMesh(): Promise<(square: Square) => number> {
  const model = await loadModel('facemesh')
  return (square) => {
    const [verdict] = run(model, square, (colour) => colour / 255).find(({ length }) => length === 1) ?? []
    if (verdict === undefined) throw new Error('the face mesh model answers in another shape')
    const probability = Math.min(SUREST, Math.max(1 - SUREST, verdict))
    return Math.log(probability / (1 - probability))
  }
}
