import type { Locale } from '@ekyc/domain'
import { expect, test } from 'vitest'
import { languageNamed } from './language-named.ts'

const spellings: Record<Locale, string[]> = {
  en: [
    'en',
    'EN',
    'en_US.UTF-8',
    'eng',
    'English',
    'English (UK)',
    'Inggris',
    'bahasa inggris',
    '英语',
    '英文',
    '英文 English',
    'Inggeris',
    'อังกฤษ',
  ],
  'zh-CN': [
    ...['zh', 'zho', 'zh-CN', 'zh_Hans', 'zh-Hans-HK', 'zh-SG', 'chs', 'Chinese', 'Simplified Chinese', 'Mandarin'],
    ...[
      '中文',
      '简体',
      '简体中文',
      '簡體中文',
      'Chinese, Simplified',
      'Bahasa Mandarin',
      'จีน',
      'ภาษาจีน',
      'zh-CN (简体)',
      ...['Simp. Chinese', 'Mandarin Chinese', '中文 Chinese', '简中', '华语'],
    ],
  ],
  'zh-TW': [
    ...[
      'zh-TW',
      'zh_HK',
      'zh-MO',
      'zh_Hant',
      'cht',
      'yue',
      'zh-yue',
      'Cantonese',
      'Chinese (Traditional)',
      'Chinese (Taiwan)',
    ],
    ...[
      '繁體',
      '繁體中文',
      '繁体中文',
      '中文（台灣）',
      '國語',
      'Trad. Chinese',
      '繁中',
      '正體中文',
      '粤语',
      '廣東話',
      'จีนตัวเต็ม',
    ],
  ],
  th: ['Thai language', 'ไทย (Thai)', 'th', 'th-TH', 'tha', 'Thai', 'ไทย', 'ภาษาไทย', '泰语', '泰文'],
  id: [
    'id',
    'in',
    'in_ID',
    'id-ID',
    'ind',
    'Indonesian',
    'Indonesia',
    'bahasa',
    'Bahasa Indonesia',
    '印尼语',
    '印尼文',
  ],
}

test.each(Object.entries(spellings))('%s is known as people and programs write it', (locale, all) => {
  for (const spelling of all) expect(languageNamed(spelling, null), spelling).toBe(locale)
})

test('Malay is not Indonesian: its readers get English', () => {
  for (const malay of ['ms', 'ms_MY', 'Malay', 'Melayu', 'Bahasa Melayu', 'Bahasa Malaysia']) {
    expect(languageNamed(malay, 'MY')).toBe('en')
  }
})

test('“bahasa” alone is not guessed where it may be Malay', () => {
  expect(languageNamed('Bahasa', 'ID')).toBe('id')
  expect(languageNamed('Bahasa', 'MY')).toBeNull()
  expect(languageNamed('Bahasa Indonesia', 'MY')).toBe('id')
})

test.each(['Klingon', 'iw', 'de', 'ja', 'Korean', '---', 'English/中文', 'not English', 'Chinese or Thai'])(
  '%s is none of the five',
  (text) => {
    expect(languageNamed(text, null)).toBeNull()
  },
)
test('nothing that is too long for a name is searched for one', () => {
  expect(languageNamed('('.repeat(300_000), null)).toBeNull()
})
