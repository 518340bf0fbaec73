import type { IdPrefix } from './context.ts'

/** An id begins with the instant of its making, so a range of time is a range of ids: none made at or after the instant is below this one. */
export function firstIdAt(prefix: IdPrefix, instant: Date): string {
  const ms = Math.min(Math.max(instant.getTime(), 0), 2 ** 48 - 1)
  const hex = ms.toString(16).padStart(12, '0')
  return `${prefix}_${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
