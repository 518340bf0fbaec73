import { expect, test } from 'vitest'
import { fitsPage, merchantSchema, missingLocales, readLogo, spokenText } from './index.ts'

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

test('a logo is a PNG, JPG, WebP or SVG of 64 kB at most', () => {
  const of = (type: string, start: string, bytes = 64) =>
    `data:image/${type};base64,${Buffer.from(start.padEnd(bytes, 'x'), 'latin1').toString('base64')}`
  expect(takes({ logo: png(65_536) })).toBe(true)
  expect(takes({ logo: svg('<svg xmlns="http://www.w3.org/2000/svg"/>') })).toBe(true)
  expect(takes({ logo: of('jpeg', '\xff\xd8\xff') })).toBe(true)
  expect(takes({ logo: of('webp', 'RIFF\x10\x00\x00\x00WEBP') })).toBe(true)
  const refused = [
    png(65_537),
    svg('<html></html>'),
    of('jpeg', '\x89PNG\r\n\x1a\n'),
    of('gif', 'GIF89a'),
    'data:image/png;base64,AAAA',
    'data:image/png;base64,A',
    'data:text/html;base64,PHN2Zz4=',
    'https://bank.example/logo.png',
    `${png(64)}" onload="x`,
    'x'.repeat(1_000_000),
  ]
  for (const logo of refused) expect(takes({ logo }), logo.slice(0, 60)).toBe(false)
})

test('pages carry a small PNG or SVG as it is', () => {
  const fits = (url: string) => fitsPage(readLogo(url) as NonNullable<ReturnType<typeof readLogo>>)
  expect([png(4096), svg('<svg >')].map(fits)).toEqual([true, true])
  expect([png(4097), svg('<svg '.padEnd(4097))].map(fits)).toEqual([false, false])
})

test.each(['name', 'why', 'contactHours', 'retention', 'privacyUrl'])(
  '%s is one text, or one in each language',
  (field) => {
    const text = field === 'privacyUrl' ? 'https://larkfield.example/privacy' : 'Words'
    const read = (value: unknown) => merchantSchema.parse({ name: 'Larkfield', [field]: value })[field as 'why']
    expect(read(text)).toBe(text)
    expect(read({ th: text, en: ` ${text} ` })).toEqual({ en: text, th: text })
    for (const bad of [{}, '', { en: '' }, { fr: text }, { en: null }, [text], { en: 'x'.repeat(700) }]) {
      expect(takes({ [field]: bad }), JSON.stringify(bad)).toBe(false)
    }
    expect(JSON.stringify(merchantSchema.parse({ name: 'Larkfield', [field]: { th: text, en: text } }))).toBe(
      JSON.stringify(merchantSchema.parse({ name: 'Larkfield', [field]: { en: text, th: text } })),
    )
  },
)

test('what is wrong with a text is said of the text', () => {
  const said = (value: object) =>
    merchantSchema
      .safeParse({ name: 'Larkfield', ...value })
      .error?.issues.map(({ path, message }) => [path.join('.'), message])
  expect(said({ why: 'x'.repeat(121) })).toEqual([['why', 'Use at most 120 characters.']])
  expect(said({ why: { th: 'x'.repeat(121) } })).toEqual([['why', 'Use at most 120 characters.']])
  expect(said({ privacyUrl: { en: 'http://larkfield.example' } })).toEqual([
    ['privacyUrl', 'Enter a full web address starting with https://.'],
  ])
  expect(said({ retention: 0.5 })).toEqual([['retention', 'Enter a whole number of days.']])
  expect(said({ retention: 36_501 })).toEqual([['retention', 'Enter at most 36500 days.']])
})

test('a text that a language lacks is said in the fallback language, else in any', () => {
  expect(spokenText({ en: 'a', th: 'b' }, 'th', 'en')).toEqual({ text: 'b', locale: 'th' })
  expect(spokenText({ en: 'a', th: 'b' }, 'id', 'en')).toEqual({ text: 'a', locale: 'en' })
  expect(spokenText({ th: 'b' }, 'id', 'en')).toEqual({ text: 'b', locale: 'th' })
  expect(spokenText('a', 'id', 'zh-CN')).toEqual({ text: 'a', locale: 'zh-CN' })
  expect(missingLocales('a', ['en', 'th'], 'en')).toEqual(['th'])
  expect(missingLocales({ th: 'b' }, ['en', 'th'], 'en')).toEqual(['en'])
  expect(missingLocales(null, ['en', 'th'], 'en')).toEqual([])
})

test('the privacy address is https, and settings that do not exist are refused', () => {
  expect(takes({ privacyUrl: 'javascript:alert(1)' })).toBe(false)
  expect(takes({ colour: '#000000' })).toBe(false)
})
