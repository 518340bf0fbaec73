import type { Locale } from '@ekyc/domain'

const NBSP = '\u00a0'

/** "30 November 2026, 18:00 (UTC+8)" as each language writes it; a line breaks between day and time only. */
export function formatInstant(instant: Date, locale: Locale, timeZone: string): string {
  const at = (style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tagOf(locale), { ...style, hourCycle: 'h23', timeZone }).format(instant)
  const date = at({ day: 'numeric', month: 'long', year: 'numeric' })
  const time = at({ timeStyle: 'short' })
  const zone = zoneOf(instant, timeZone)
  const [before, after] = around[locale].map(glue)
  return `${glue(date)}${before} ${after}`.replace('{time}', time).replace('{zone}', zone)
}

/** What stands after the date, and around the time. */
const around: Record<Locale, readonly [string, string]> = {
  en: [',', '{time} ({zone})'],
  'zh-CN': ['', '{time}（{zone}）'],
  'zh-TW': ['', '{time}（{zone}）'],
  th: ['', 'เวลา {time} น. ({zone})'],
  id: ['', 'pukul {time} ({zone})'],
}

/** "23 November". */
export function formatDay(instant: Date, locale: Locale, timeZone: string): string {
  return glue(new Intl.DateTimeFormat(tagOf(locale), { day: 'numeric', month: 'long', timeZone }).format(instant))
}

function zoneOf(instant: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(instant)
  return (parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC').replace('GMT', 'UTC').replace(/\+0$/, '')
}

/** British English counts the day first and the hours to 24, as most of Asia reads it. */
const tagOf = (locale: Locale) => (locale === 'en' ? 'en-GB' : locale)

const glue = (text: string) => text.replaceAll(' ', NBSP)
