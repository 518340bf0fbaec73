import type { Locale } from '@ekyc/domain'
import { expect, test } from 'vitest'
import { formatDay, formatInstant } from './format-date.ts'

const instant = new Date('2026-11-30T10:00:00Z')
const spaced = (text: string) => text.replaceAll('\u00a0', '_')

test.each<[Locale, string, string]>([
  ['en', '30_November_2026, 18:00_(UTC+8)', '30_November'],
  ['zh-CN', '2026年11月30日 18:00（UTC+8）', '11月30日'],
  ['zh-TW', '2026年11月30日 18:00（UTC+8）', '11月30日'],
  ['th', '30_พฤศจิกายน_2569 เวลา_18:00_น._(UTC+8)', '30_พฤศจิกายน'],
  ['id', '30_November_2026 pukul_18.00_(UTC+8)', '30_November'],
])('an instant in %s names its zone and breaks between day and time only', (locale, whole, day) => {
  expect(spaced(formatInstant(instant, locale, 'Asia/Singapore'))).toBe(whole)
  expect(spaced(formatDay(instant, locale, 'Asia/Singapore'))).toBe(day)
})

test.each([
  ['UTC', '10:00_(UTC)'],
  ['Asia/Kolkata', '15:30_(UTC+5:30)'],
  ['America/New_York', '05:00_(UTC-5)'],
])('the time is that of %s', (zone, time) => {
  expect(spaced(formatInstant(instant, 'en', zone))).toContain(time)
})

test('midnight is 00:00 of the new day', () => {
  expect(spaced(formatInstant(new Date('2026-11-30T16:00:00Z'), 'en', 'Asia/Singapore'))).toContain(
    '1_December_2026, 00:00',
  )
})
