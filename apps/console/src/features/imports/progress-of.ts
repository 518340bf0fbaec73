import type { ImportView } from '#/api.ts'

type Counted = Pick<ImportView, 'state' | 'counts' | 'doubtful' | 'total' | 'checkedTo' | 'lastRow'>

/** How many rows are checked or created, and of how many. */
export function progressOf({ state, counts, doubtful, total, checkedTo, lastRow }: Counted): {
  done: number
  of: number
} {
  // Row numbers count the heading and empty lines too.
  if (state === 'checking') return { done: Math.max(checkedTo - (lastRow - total), 0), of: total }
  const done = counts.made + counts.failed
  return { done, of: done + counts.good + (doubtful === 'make' ? counts.doubtful : 0) }
}
