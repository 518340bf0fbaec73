import type { Locale } from '@ekyc/domain'

/** Where the platform's own name is not what people say. */
const names: Record<string, Partial<Record<Locale, string>>> = {
  'Asia/Shanghai': { en: 'Beijing time', 'zh-CN': '北京时间', 'zh-TW': '北京時間' },
  'Asia/Hong_Kong': {
    en: 'Hong Kong time',
    'zh-CN': '香港时间',
    'zh-TW': '香港時間',
    th: 'เวลาฮ่องกง',
    id: 'waktu Hong Kong',
  },
  'Asia/Macau': { en: 'Macao time', 'zh-CN': '澳门时间', 'zh-TW': '澳門時間', th: 'เวลามาเก๊า', id: 'waktu Makau' },
  'Asia/Taipei': { 'zh-CN': '台北时间', 'zh-TW': '台灣時間' },
  'Asia/Bangkok': { en: 'Bangkok time', th: 'เวลาประเทศไทย' },
}

/** Abbreviations say little to a customer, but for those of Indonesia in Indonesian. */
const OBSCURE = /^(?!WI(B|TA|T)$)[A-Z]{1,5}$|GMT|UTC|\d/

/** "Singapore time", the same in summer and winter; "UTC+8" where a zone has no name in the language. */
export function zoneName(instant: Date, locale: Locale, timeZone: string): string {
  const { timeZone: canonical } = new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions()
  const known = names[timeZone]?.[locale] ?? names[canonical]?.[locale]
  if (known) return known
  const name = part(instant, timeZone, locale === 'en' ? 'en-GB' : locale, 'shortGeneric')
  if (OBSCURE.test(name)) return zoneOffset(instant, timeZone)
  return name
    .replace(/ \([^)]*\)/, '')
    .replace(/ Time$/, ' time')
    .replace(/^Waktu /, 'waktu ')
}

/** "UTC+8". */
export const zoneOffset = (instant: Date, timeZone: string) =>
  part(instant, timeZone, 'en', 'shortOffset').replace('GMT', 'UTC').replace(/\+0$/, '')

function part(at: Date, timeZone: string, tag: string, timeZoneName: 'shortGeneric' | 'shortOffset'): string {
  const parts = new Intl.DateTimeFormat(tag, { timeZone, timeZoneName }).formatToParts(at)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC'
}
