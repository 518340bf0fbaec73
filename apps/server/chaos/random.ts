/** Chance that can be had again: one seed, one row of numbers (mulberry32). */
export function createRandom(seed: number) {
  let state = seed >>> 0
  /** From 0 up to, but never, `end`. */
  const below = (end: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end
  }
  const pick = <T>(list: readonly [T, ...T[]]): T => list[Math.floor(below(list.length))] ?? list[0]
  return { below, pick, oneIn: (count: number) => below(count) < 1 }
}

export type Random = ReturnType<typeof createRandom>
