const NBSP = '\u00a0'

/** "30 November 2026, 18:00 (UTC+8)", with no-break spaces so that a line never splits it. */
export function formatInstant(instant: Date, locale: string, timeZone: string): string {
  const at = (style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tagOf(locale), { ...style, hourCycle: 'h23', timeZone }).format(instant)
  const text =
    locale === 'en'
      ? `${at({ dateStyle: 'long' })}, ${at({ timeStyle: 'short' })}`
      : at({ dateStyle: 'long', timeStyle: 'short' })
  return glue(`${text} (${zoneOf(instant, timeZone)})`)
}

/** "23 November". */
export function formatDay(instant: Date, locale: string, timeZone: string): string {
  return glue(new Intl.DateTimeFormat(tagOf(locale), { day: 'numeric', month: 'long', timeZone }).format(instant))
}

function zoneOf(instant: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(instant)
  return (parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC').replace('GMT', 'UTC')
}

/** British English counts the day first and the hours to 24, as most of Asia reads it. */
const tagOf = (locale: string) => (locale === 'en' ? 'en-GB' : locale)

const glue = (text: string) => text.replaceAll(' ', NBSP)
