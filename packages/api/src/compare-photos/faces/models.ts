import type { FoundBox } from './read-boxes.ts'
import type { Square } from './square.ts'

/** `detect`: BlazeFace. `oddsOf`: FaceMesh. */
export type Models = { detect(square: Square): FoundBox[]; oddsOf(square: Square): number }
