/** A face, in pixels of the square. */
export type Box = { left: number; top: number; width: number; height: number }

/** `upright`: the eyes stand side by side, the left one of the person on the right. */
export type FoundBox = Box & { score: number; upright: boolean }

/** The square that the model looks at. */
export const SIDE = 256

/** See docs/decisions/0005-face-detection.md for the scores of faces and of what is none. */
const FACE_FROM = 0.7
/** Per guess: the box's middle and size, then right eye, left eye, nose, mouth and both ears. */
const VALUES = 16

/** Where the model's guesses start from: two grids over the square, several guesses in each cell. */
const starts = [
  { cells: 16, guesses: 2 },
  { cells: 8, guesses: 6 },
].map(({ cells, guesses }) =>
  Array.from({ length: cells * cells * guesses }, (_, index) => {
    const cell = Math.floor(index / guesses)
    return { x: ((cell % cells) + 0.5) * (SIDE / cells), y: (Math.floor(cell / cells) + 0.5) * (SIDE / cells) }
  }),
)

/** Reads the model's four outputs (scores and places for each grid) into faces, the surest first, each once. */
export function readBoxes(outputs: Float32Array[]): FoundBox[] {
  const [coarseScores, fineScores, coarse, fine] = outputs.toSorted((a, b) => a.length - b.length)
  if (!coarseScores || !fineScores || !coarse || !fine) throw new Error('the face model answers in another shape')
  const [fineStarts = [], coarseStarts = []] = starts
  const found = [...guesses(fineScores, fine, fineStarts), ...guesses(coarseScores, coarse, coarseStarts)]
  found.sort((a, b) => b.score - a.score)
  return found.filter((box, index) => !found.slice(0, index).some((surer) => areOne(surer, box)))
}

function* guesses(scores: Float32Array, places: Float32Array, from: { x: number; y: number }[]): Generator<FoundBox> {
  for (const [index, { x, y }] of from.entries()) {
    const score = 1 / (1 + Math.exp(-(scores[index] ?? 0)))
    if (score < FACE_FROM) continue
    const [dx = 0, dy = 0, width = 0, height = 0, rightEyeX = 0, rightEyeY = 0, leftEyeX = 0, leftEyeY = 0] =
      places.subarray(index * VALUES, (index + 1) * VALUES)
    const upright = leftEyeX - rightEyeX > Math.abs(leftEyeY - rightEyeY)
    yield { left: x + dx - width / 2, top: y + dy - height / 2, width, height, score, upright }
  }
}

/** One face gets several guesses, also one within another. */
export function areOne(a: Box, b: Box): boolean {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left)
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top)
  return width > 0 && height > 0 && width * height > 0.5 * Math.min(a.width * a.height, b.width * b.height)
}
