export type Point = { x: number; y: number }
/** `x` and `y` in pixels from the middle; a scale of 1 shows the whole picture. */
export type View = Point & { scale: number }
type Size = { width: number; height: number }

const MAX_SCALE = 12

export const fitted: View = { x: 0, y: 0, scale: 1 }

/** Zooms so that what is under `at`, from the middle of the stage, stays there. */
export function zoomed(view: View, factor: number, at: Point, stage: Size): View {
  const scale = Math.min(MAX_SCALE, Math.max(1, view.scale * factor))
  const ratio = scale / view.scale
  return within({ scale, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio }, stage)
}

export const moved = (view: View, { x, y }: Point, stage: Size): View =>
  within({ ...view, x: view.x + x, y: view.y + y }, stage)

/** The picture never leaves its stage. */
function within({ scale, x, y }: View, { width, height }: Size): View {
  const farthest = (length: number) => (length * (scale - 1)) / 2
  const clamp = (value: number, limit: number) => Math.min(limit, Math.max(-limit, value)) + 0
  return { scale, x: clamp(x, farthest(width)), y: clamp(y, farthest(height)) }
}
