export type FairQueue<Place> = {
  /** Runs `work` with one of the places once it is the owner's turn. */
  use<Result>(owner: string, work: (place: Place) => Promise<Result>): Promise<Result>
}

/**
 * Shares a few places between owners in turns. An owner never holds two places at once, so no one can take them all
 * while others wait.
 */
export function createFairQueue<Place>(places: Place[]): FairQueue<Place> {
  const free = [...places]
  const busy = new Set<string>()
  /** In the order of their turns: an owner whose work has ended goes to the end. */
  const waiting = new Map<string, ((place: Place) => void)[]>()

  function serve(): void {
    for (const [owner, [first, ...others]] of waiting) {
      if (busy.has(owner) || !first) continue
      // The place used last is the one that is warm.
      const place = free.pop()
      if (place === undefined) return
      busy.add(owner)
      if (others.length > 0) waiting.set(owner, others)
      else waiting.delete(owner)
      first(place)
    }
  }

  return {
    async use(owner, work) {
      const place = await new Promise<Place>((resolve) => {
        waiting.set(owner, [...(waiting.get(owner) ?? []), resolve])
        serve()
      })
      try {
        return await work(place)
      } finally {
        busy.delete(owner)
        free.push(place)
        const others = waiting.get(owner)
        if (others) {
          waiting.delete(owner)
          waiting.set(owner, others)
        }
        serve()
      }
    },
  }
}
