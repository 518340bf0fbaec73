import { locales } from '@ekyc/domain'
import { match } from '@formatjs/intl-localematcher'
import { expect, test, vi } from 'vitest'
import { pickLocale } from './pick-locale.ts'

vi.mock('@formatjs/intl-localematcher', { spy: true })

const languages = { offered: [...locales], fallback: 'th' as const }

test.each([
  ['yue', 'zh-TW'],
  ['yue-Hant-HK', 'zh-TW'],
  ['cmn-Hans-CN', 'zh-CN'],
  ['zh-Hans-HK', 'zh-CN'],
  ['zh-Hant-CN', 'zh-TW'],
  ['zh-HK', 'zh-TW'],
  ['zh-MO', 'zh-TW'],
  ['zh-SG', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['in', 'id'],
  ['in_ID', 'id'],
  ['jv', 'id'],
  ['ms', 'en'],
  ['ms-MY, zh;q=0.8', 'zh-CN'],
  ['ms, id;q=0.5', 'id'],
  ['en-GB', 'en'],
  ['de, id;q=0.5, zh-TW;q=0.9', 'zh-TW'],
  ['de-DE,de;q=0.9', 'th'],
  ['en;q=0, id', 'id'],
  ['id;q=abc, en;q=0.1', 'en'],
  ['zh-yue-HK', 'zh-TW'],
  ['yue-Hans-CN', 'zh-CN'],
  ['zh-Hans-MO, zh;q=0.5', 'zh-CN'],
  ['th-TH-u-ca-buddhist', 'th'],
  ['zh-CN ; q = 0.9 , id ; q=0.95', 'id'],
  // A language that is asked for, before the one that is nearest to a better loved one.
  ['lo-LA, th;q=0.5', 'th'],
  ['ta-SG, zh-SG;q=0.4', 'zh-CN'],
  ['jv-ID, en;q=0.1', 'en'],
  ['', 'th'],
  [undefined, 'th'],
  ['*', 'th'],
  [';;;,,,q=1', 'th'],
  ['\u0000\ud83d, en', 'en'],
  [`${'x'.repeat(10_000)}, en`, 'th'],
  ['zh-u-nu-hanidec-x-y-z, en;q=0.1', 'zh-CN'],
])('who asks for “%s” reads %s', (header, locale) => {
  expect(pickLocale(header, languages)).toBe(locale)
})

test('only a language that is offered is picked', () => {
  expect(pickLocale('zh-HK, en;q=0.5', { offered: ['en', 'zh-CN'], fallback: 'en' })).toBe('zh-CN')
  expect(pickLocale('ms', { offered: ['id', 'th'], fallback: 'th' })).toBe('th')
})

test('the library, which remembers every tag, sees few of those that a stranger makes up', () => {
  vi.mocked(match).mockClear()
  for (let n = 0; n < 500; n++) {
    const letters = String.fromCharCode(97 + (n % 26), 97 + (Math.floor(n / 26) % 26))
    pickLocale(
      `de-x-${n}, qa${letters}, de-1${n + 100}, zh-${letters}aa, de-${letters}, de-u-co-a${n + 100}`,
      languages,
    )
  }
  const seen = new Set(vi.mocked(match).mock.calls.map(([tags]) => tags[0]))
  expect(seen.size).toBeLessThan(10)
})
