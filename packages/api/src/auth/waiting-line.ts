const HOUR = 3_600_000
const MAX_WAITING = 200
const MAX_VISITORS = 20_000

type Place = { rank: number; draw: number; isDropped: boolean }
type Line = { places: Place[]; opensAt: Date | null }

/**
 * Orders those who wait for the same pause to end. The visitor that tried least often in the last hour is next, and
 * chance decides among equals. So a guesser who keeps trying waits behind a person who tries once.
 */
export function createWaitingLines() {
  const lines = new Map<string, Line>()
  const visits = new Map<string, { count: number; until: number }>()

  function countVisit(visitor: string): number {
    const now = performance.now()
    const known = visits.get(visitor)
    const count = known && known.until > now ? known.count + 1 : 1
    visits.delete(visitor)
    visits.set(visitor, { count, until: now + HOUR })
    const [oldest] = visits.keys()
    if (visits.size > MAX_VISITORS && oldest !== undefined) visits.delete(oldest)
    return count
  }

  return {
    /** Joins the queue for `key`; a full queue drops its last place. A visitor has several names, of which the busiest counts. */
    join(key: string, visitors: string[]) {
      const rank = Math.max(...visitors.map((visitor) => countVisit(`${key} ${visitor}`)))
      const place: Place = { rank, draw: Math.random(), isDropped: false }
      const line = lines.get(key) ?? { places: [], opensAt: null }
      const { places } = line
      lines.set(key, line)
      places.push(place)
      places.sort((a, b) => a.rank - b.rank || a.draw - b.draw)
      const last = places.length > MAX_WAITING ? places.pop() : undefined
      if (last) last.isDropped = true
      return {
        isNext: () => places[0] === place,
        isDropped: () => place.isDropped,
        /** When the pause ends, as the next in the queue last saw it. */
        opensAt: () => line.opensAt,
        setOpensAt(instant: Date) {
          line.opensAt = instant
        },
        leave() {
          const index = places.indexOf(place)
          if (index >= 0) places.splice(index, 1)
          if (places.length === 0 && lines.get(key) === line) lines.delete(key)
        },
      }
    },
  }
}
