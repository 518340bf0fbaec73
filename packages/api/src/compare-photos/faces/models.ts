import type { FoundBox } from './read-boxes.ts'
import type { Square } from './square.ts'

/** The loaded models: BlazeFace finds boxes, FaceMesh says how likely a square shows a face. */
export type Models = { detect(square: Square): FoundBox[]; oddsOf(square: Square): number }

/** A face with brows, chin and ears, in parts of its box. */
export const FACE = 1.5
