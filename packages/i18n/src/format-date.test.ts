import type { Locale } from '@ekyc/domain'
import { expect, test } from 'vitest'
import { formatBriefly, formatDay, formatInstant } from './format-date.ts'

const instant = new Date('2026-11-30T10:00:00Z')
const spaced = (text: string) => text.replaceAll('\u00a0', '_')

test.each<[Locale, string, string]>([
  ['en', '30_November_2026, 18:00_(Singapore_time)', '30_November'],
  ['zh-CN', '2026年11月30日 18:00（新加坡时间）', '11月30日'],
  ['zh-TW', '2026年11月30日 18:00（新加坡時間）', '11月30日'],
  ['th', '30_พฤศจิกายน_2569 เวลา_18:00_น._(เวลาสิงคโปร์)', '30_พฤศจิกายน'],
  ['id', '30_November_2026 pukul_18.00_(waktu_Singapura)', '30_November'],
])('an instant in %s names its zone and breaks between day and time only', (locale, whole, day) => {
  expect(spaced(formatInstant(instant, locale, 'Asia/Singapore'))).toBe(whole)
  expect(spaced(formatDay(instant, locale, 'Asia/Singapore'))).toBe(day)
})

test.each([
  ['UTC', '10:00_(UTC)'],
  ['Asia/Kolkata', '15:30_(India_time)'],
  ['America/New_York', '05:00_(New_York_time)'],
])('the time is that of %s', (zone, time) => {
  expect(spaced(formatInstant(instant, 'en', zone))).toContain(time)
})

test('midnight is 00:00 of the new day', () => {
  expect(spaced(formatInstant(new Date('2026-11-30T16:00:00Z'), 'en', 'Asia/Singapore'))).toContain(
    '1_December_2026, 00:00',
  )
})

test.each<[Locale, string, string]>([
  ['id', 'Asia/Jakarta', 'pukul_17.00_WIB'],
  ['id', 'Asia/Makassar', 'pukul_18.00_WITA'],
  ['id', 'Asia/Jayapura', 'pukul_19.00_WIT'],
  ['th', 'Asia/Bangkok', '17:00_น._(เวลาประเทศไทย)'],
  ['zh-CN', 'Asia/Shanghai', '18:00（北京时间）'],
  ['zh-CN', 'Asia/Hong_Kong', '18:00（香港时间）'],
  ['zh-CN', 'Asia/Taipei', '18:00（台北时间）'],
  ['zh-TW', 'Asia/Taipei', '18:00（台灣時間）'],
  ['zh-TW', 'Asia/Hong_Kong', '18:00（香港時間）'],
  ['en', 'Asia/Hong_Kong', '18:00_(Hong_Kong_time)'],
  ['en', 'Asia/Bangkok', '17:00_(Bangkok_time)'],
  ['en', 'Asia/Jakarta', '17:00_(Jakarta_time)'],
  ['en', 'Asia/Dubai', '14:00_(UTC+4)'],
  ['id', 'America/New_York', 'pukul_05.00_(UTC-5)'],
])('people of %s know the clock of %s by name, else by its offset', (locale, zone, time) => {
  expect(spaced(formatInstant(instant, locale, zone))).toContain(time)
})

test.each(['2026-01-15T12:00:00Z', '2026-07-15T12:00:00Z'])('no name is wrong in summer or winter: %s', (at) => {
  for (const zone of ['America/New_York', 'Europe/London', 'Australia/Sydney', 'America/Sao_Paulo'])
    for (const locale of ['en', 'zh-CN', 'zh-TW', 'th', 'id'] as const)
      expect(formatInstant(new Date(at), locale, zone)).not.toMatch(/summer|daylight|standard|夏|标准|標準|GMT/i)
})

test.each<[Locale, string, string]>([
  ['en', 'Asia/Singapore', '30 Nov 2026, 18:00'],
  ['zh-CN', 'Asia/Kuala_Lumpur', '2026年11月30日 18:00'],
  ['th', 'Asia/Singapore', '30 พ.ย. 69 18:00 น.'],
  ['th', 'Asia/Bangkok', '30 พ.ย. 69 17:00 น. (เวลาประเทศไทย)'],
  ['id', 'Asia/Jakarta', '30 Nov 2026 pukul 17.00 WIB'],
  ['en', 'America/Sao_Paulo', '30 Nov 2026, 07:00 (UTC-3)'],
])('an SMS in %s for a reader in %s is brief, and names another clock than the merchant’s', (locale, zone, text) => {
  expect(formatBriefly(instant, locale, zone, 'Asia/Singapore')).toBe(text)
})
