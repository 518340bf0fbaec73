import { expect, test } from 'vitest'
import { brandPalettes, contrast } from './brand.ts'

const rgb = (hex: string) => {
  const long = hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex
  return [1, 3, 5].map((at) => Number.parseInt(long.slice(at, at + 2), 16)) as [number, number, number]
}
const steps = [0, 64, 128, 192, 255]
const colors = steps.flatMap((r) =>
  steps.flatMap((g) => steps.map((b) => `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`)),
)

test('whatever the merchant’s colour, all text on it and in it has a contrast of 4.5', () => {
  for (const color of [null, '#ffe14d', '#0b0b2a', '#2d72f1', '#777777', ...colors]) {
    const { light, dark } = brandPalettes(color)
    for (const [{ brand, onBrand, brandInk, wash }, page] of [
      [light, '#ffffff'],
      [dark, '#14181c'],
    ] as const) {
      const pairs = { onBrand: [onBrand, brand], ink: [brandInk, page], inkOnWash: [brandInk, wash] } as const
      for (const [what, [text, ground]] of Object.entries(pairs)) {
        expect(contrast(rgb(text), rgb(ground)), `${color} on ${page}: ${what}`).toBeGreaterThanOrEqual(4.5)
      }
    }
  }
})
