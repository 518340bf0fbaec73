import type { ConsoleTranslator } from '@ekyc/i18n/console'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** British English counts the day first, as most of Asia reads it. */
const tag = (language: string) => (language === 'en' ? 'en-GB' : language)

const format = (iso: string, language: string, style: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(tag(language), { hourCycle: 'h23', ...style }).format(new Date(iso))

/** "23 Nov 2026, 14:20:07 GMT+8", in the viewer's zone. */
export const exactTime = (iso: string, language: string) =>
  format(iso, language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  })

/** "Thu 26 Nov, 14:11". */
export const dayAndClock = (iso: string, language: string) =>
  format(iso, language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })

/** "Monday 23 November, 14:20 GMT+8". */
export const today = (iso: string, language: string) =>
  format(iso, language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  })

/** "Mon 23 Nov". */
export const shortDay = (iso: string, language: string) =>
  format(iso, language, { weekday: 'short', day: 'numeric', month: 'short' })

/** "Fri, 25 Dec 2026", of a day without a time. */
export const longDay = (day: string, language: string) =>
  format(`${day}T00:00:00Z`, language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })

/** "14:02". */
export const clock = (iso: string, language: string) => format(iso, language, { hour: '2-digit', minute: '2-digit' })

/** "14:01:38". */
export const clockWithSeconds = (iso: string, language: string) =>
  format(iso, language, { hour: '2-digit', minute: '2-digit', second: '2-digit' })

/** "14:02" today, "22 Nov" this year, "22 Nov 2025" before; with `precise` "22 Nov, 14:02". */
export function briefTime(iso: string, language: string, now: number, precise = false): string {
  const then = new Date(iso)
  const today = new Date(now)
  if (then.toDateString() === today.toDateString()) return clock(iso, language)
  const year = then.getFullYear() === today.getFullYear() ? {} : ({ year: 'numeric' } as const)
  const time = precise ? ({ hour: '2-digit', minute: '2-digit' } as const) : {}
  return format(iso, language, { day: 'numeric', month: 'short', ...year, ...time })
}

/** "now", "18 m", "2 h", "3 d": for columns. */
export function shortSpan(ms: number, t: ConsoleTranslator): string {
  if (ms < MINUTE) return t('time.now')
  if (ms < HOUR) return t('time.minutes', { n: Math.floor(ms / MINUTE) })
  if (ms < DAY) return t('time.hours', { n: Math.floor(ms / HOUR) })
  return t('time.days', { n: Math.floor(ms / DAY) })
}

/** The same for what is left: whole days, because links of days end late in the evening, else the nearest hour or minute. */
export function spanLeft(ms: number, t: ConsoleTranslator): string {
  if (ms >= DAY) return shortSpan(ms, t)
  const unit = ms >= HOUR ? HOUR : MINUTE
  return shortSpan(Math.round(ms / unit) * unit, t)
}

/** "70 h 02 min", "4 min 09 s", "9 s": for countdowns. */
export function preciseSpan(ms: number, t: ConsoleTranslator): string {
  const left = Math.max(ms, 0)
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0')
  if (left >= HOUR) return t('time.hoursMinutes', { h: Math.floor(left / HOUR), m: two((left % HOUR) / MINUTE) })
  if (left >= MINUTE) return t('time.minutesSeconds', { m: Math.floor(left / MINUTE), s: two((left % MINUTE) / 1000) })
  return t('time.seconds', { n: Math.ceil(left / 1000) })
}

/** The viewer's zone, such as "Asia/Singapore". */
export const viewerZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone
