import { expect, test } from 'vitest'
import { progressOf } from './progress-of.ts'

const counts = { read: 30, good: 0, doubtful: 0, bad: 0, already: 0, made: 0, failed: 0 }

test('the check counts customers, not the heading and the empty lines of the file', () => {
  const checking = { state: 'checking', counts, doubtful: 'make', total: 30, lastRow: 31 } as const
  expect([0, 1, 26, 31].map((checkedTo) => progressOf({ ...checking, checkedTo }))).toEqual(
    [0, 0, 25, 30].map((done) => ({ done, of: 30 })),
  )
})
