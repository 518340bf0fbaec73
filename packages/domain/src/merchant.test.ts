import { expect, test } from 'vitest'
import { merchantSchema } from './index.ts'

const takes = (settings: object) => merchantSchema.safeParse({ name: 'Larkfield Bank', ...settings }).success
const png = (bytes: number) =>
  `data:image/png;base64,${Buffer.from('\x89PNG\r\n\x1a\n'.padEnd(bytes, 'x'), 'latin1').toString('base64')}`
const svg = (text: string) => `data:image/svg+xml;base64,${Buffer.from(text).toString('base64')}`

test('a merchant needs a name only; what is missing removes its row', () => {
  expect(merchantSchema.parse({ name: ' Larkfield Bank ' })).toEqual({
    name: 'Larkfield Bank',
    contactPhone: null,
    contactEmail: null,
    contactHours: null,
    privacyUrl: null,
    why: null,
    retention: null,
    brandColor: null,
    logo: null,
    timeZone: 'UTC',
    country: null,
  })
})

test('a merchant’s name has at most 40 characters', () => {
  expect(takes({ name: 'x'.repeat(40) })).toBe(true)
  expect(['x'.repeat(41), '', ' '].some((name) => takes({ name }))).toBe(false)
})

test('a merchant’s number stays grouped as it was written', () => {
  const { contactPhone } = merchantSchema.parse({ name: 'Larkfield Bank', contactPhone: ' ＋65  (6555) 0100 ' })
  expect(contactPhone).toBe('+65 (6555) 0100')
  expect(['call us', '123', '+65 6555 0100 ext 4'].some((phone) => takes({ contactPhone: phone }))).toBe(false)
})

test.each(['Asia/Singapore', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+8'])('%s is a time zone', (timeZone) => {
  expect(takes({ timeZone })).toBe(true)
})

test.each(['Asia/Atlantis', '+08:00', '', 'UTC; drop'])('“%s” is no time zone', (timeZone) => {
  expect(takes({ timeZone })).toBe(false)
})

test('a merchant’s country is a code of two letters, in capitals, or unknown', () => {
  for (const country of ['SG', 'ID', 'TH', 'TW', 'HK', 'CN', 'XK', null]) expect(takes({ country })).toBe(true)
  for (const country of ['sg', 'SGP', 'ZZ', 'UK', '', 65]) expect(takes({ country }), String(country)).toBe(false)
})

test('a colour is written as #rrggbb', () => {
  expect(takes({ brandColor: '#0A7f66' })).toBe(true)
  expect(['#0a7', 'teal', '#0a7f66;x'].some((brandColor) => takes({ brandColor }))).toBe(false)
})

test('a logo is a PNG or an SVG of 4 kB at most', () => {
  expect(takes({ logo: png(4096) })).toBe(true)
  expect(takes({ logo: svg('<svg xmlns="http://www.w3.org/2000/svg"/>') })).toBe(true)
  const refused = [
    png(4097),
    svg('<html></html>'),
    'data:image/png;base64,AAAA',
    'data:image/png;base64,A',
    'data:text/html;base64,PHN2Zz4=',
    'https://bank.example/logo.png',
    `${png(64)}" onload="x`,
    'x'.repeat(1_000_000),
  ]
  for (const logo of refused) expect(takes({ logo }), logo.slice(0, 60)).toBe(false)
})

test('the privacy address is https, and settings that do not exist are refused', () => {
  expect(takes({ privacyUrl: 'javascript:alert(1)' })).toBe(false)
  expect(takes({ colour: '#000000' })).toBe(false)
})
