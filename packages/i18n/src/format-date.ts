import type { Locale } from '@ekyc/domain'
import { zoneName, zoneOffset } from './zone-name.ts'

const NBSP = '\u00a0'

/** "30 November 2026, 18:00 (Singapore time)" as each language writes it; a line breaks between day and time only. */
export function formatInstant(instant: Date, locale: Locale, timeZone: string): string {
  const day = write(instant, locale, timeZone, { day: 'numeric', month: 'long', year: 'numeric' })
  const time = write(instant, locale, timeZone, { timeStyle: 'short' })
  const zone = zoneName(instant, locale, timeZone)
  return `${glue(day)}${between[locale]} ${glue(inZone(clock(time, locale), zone, locale))}`
}

/**
 * The same for an SMS, which pays for every letter: "7 Dec 2026, 23:59". Names the zone only where its clock differs
 * from `usualZone`'s, and by its offset where the name would cost the short alphabet.
 */
export function formatBriefly(instant: Date, locale: Locale, timeZone: string, usualZone: string): string {
  const year = locale === 'th' ? '2-digit' : 'numeric'
  const date = write(instant, locale, timeZone, { day: 'numeric', month: 'short', year })
  const time = write(instant, locale, timeZone, { timeStyle: 'short' })
  const brief = locale === 'th' ? `${date} ${time} น.` : `${date}${between[locale]} ${clock(time, locale)}`
  const reading = (zone: string) => write(instant, 'en', zone, { dateStyle: 'short', timeStyle: 'short' })
  if (reading(timeZone) === reading(usualZone)) return brief
  const zone = zoneName(instant, locale, timeZone)
  const isCheap = (locale !== 'en' && locale !== 'id') || /^[ -~]+$/.test(zone)
  return inZone(brief, isCheap ? zone : zoneOffset(instant, timeZone), locale)
}

/** "23 November". */
export function formatDay(instant: Date, locale: Locale, timeZone: string): string {
  return glue(write(instant, locale, timeZone, { day: 'numeric', month: 'long' }))
}

/** After the date. */
const between: Record<Locale, string> = { en: ',', 'zh-CN': '', 'zh-TW': '', th: '', id: '' }

function clock(time: string, locale: Locale): string {
  if (locale === 'th') return `เวลา ${time} น.`
  return locale === 'id' ? `pukul ${time}` : time
}

function inZone(text: string, zone: string, locale: Locale): string {
  if (locale.startsWith('zh')) return `${text}（${zone}）`
  // "pukul 23.59 WIB"
  return /^WI(B|TA|T)$/.test(zone) ? `${text} ${zone}` : `${text} (${zone})`
}

const write = (instant: Date, locale: Locale, timeZone: string, style: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(tagOf(locale), { ...style, hourCycle: 'h23', timeZone }).format(instant)

/** British English counts the day first and the hours to 24, as most of Asia reads it. */
const tagOf = (locale: Locale) => (locale === 'en' ? 'en-GB' : locale)

const glue = (text: string) => text.replaceAll(' ', NBSP)
