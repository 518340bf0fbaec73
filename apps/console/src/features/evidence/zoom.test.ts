import { expect, test } from 'vitest'
import { fitted, moved, zoomed } from './zoom.ts'

const stage = { width: 800, height: 600 }

test('a picture keeps what is under the pointer while it is zoomed', () => {
  expect(zoomed(fitted, 2, { x: 100, y: -50 }, stage)).toEqual({ scale: 2, x: -100, y: 50 })
})

test('a picture is never smaller than the whole and never leaves its stage', () => {
  expect(zoomed(fitted, 0.1, { x: 100, y: 0 }, stage)).toEqual(fitted)
  expect(zoomed(fitted, 1000, { x: 0, y: 0 }, stage).scale).toBe(12)
  const farAway = moved({ scale: 2, x: 0, y: 0 }, { x: 5000, y: -5000 }, stage)
  expect(farAway).toEqual({ scale: 2, x: 400, y: -300 })
  expect(zoomed(farAway, 0.5, { x: 0, y: 0 }, stage)).toEqual(fitted)
})
