import type { Clock } from '@ekyc/api'

const WINDOW_MS = 60_000
/** Generous: carriers and branches share addresses. Guessing 128 bits is hopeless at any rate. */
const PER_WINDOW = 60
const MAX_ADDRESSES = 10_000

/** Counts unknown codes per address; valid ones never count and are never refused for it until the address guesses on. */
export function createUnknownCodeLimit(clock: Clock) {
  const counts = new Map<string, { since: number; count: number }>()
  const current = (address: string) => {
    const known = counts.get(address)
    return known && clock.now().getTime() - known.since < WINDOW_MS ? known : undefined
  }
  return {
    isOver: (address: string) => (current(address)?.count ?? 0) >= PER_WINDOW,
    count(address: string) {
      const known = current(address)
      if (known) known.count++
      else {
        if (counts.size >= MAX_ADDRESSES) counts.clear()
        counts.set(address, { since: clock.now().getTime(), count: 1 })
      }
    },
  }
}
