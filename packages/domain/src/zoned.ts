import { TZDate } from '@date-fns/tz'

/** The parts of an instant that a clock and a calendar on the wall show in a zone. */
export function wallOf(at: Date, timeZone: string) {
  const there = new TZDate(at, timeZone)
  const [year, month, date] = [there.getFullYear(), there.getMonth(), there.getDate()]
  return { year, month, date, hour: there.getHours(), day: isoDay(year, month, date) }
}

/** The instant of a wall time; `date` may run over the month's end. A time that the clocks skip is the first after it. */
export function instantAt(
  wall: { year: number; month: number; date: number; hour: number; minute?: number; second?: number; ms?: number },
  timeZone: string,
): Date {
  const { year, month, date, hour, minute = 0, second = 0, ms = 0 } = wall
  return new Date(TZDate.tz(timeZone, year, month, date, hour, minute, second, ms).getTime())
}

function isoDay(year: number, month: number, date: number): string {
  return [String(year).padStart(4, '0'), ...[month + 1, date].map((part) => String(part).padStart(2, '0'))].join('-')
}
