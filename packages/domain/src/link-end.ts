import { HOUR_MS } from './times.ts'
import { instantAt, wallOf } from './zoned.ts'

const DAY_HOURS = 24

/**
 * When a link made or extended now ends: under a day, to the minute; from a day on, with the day on which it would end,
 * at 23:59 in the merchant's zone. Never earlier than the hours that were asked for, and less than a day later.
 */
export function linkEnd(now: Date, hours: number, timeZone: string): Date {
  const asked = new Date(now.getTime() + hours * HOUR_MS)
  if (hours < DAY_HOURS) return asked
  const { year, month, date } = wallOf(asked, timeZone)
  return instantAt({ year, month, date, hour: 23, minute: 59, second: 59, ms: 999 }, timeZone)
}
