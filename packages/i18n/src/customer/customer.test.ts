import { locales } from '@ekyc/domain'
import { describe, expect, test } from 'vitest'
import { formatInstant } from '../format-date.ts'
import { customerAdvice, customerCatalogs, customerTranslator } from './index.ts'

const placeholders = (text: string) => [...new Set(text.match(/\{\w+/g))].sort()
const { en } = customerCatalogs

describe.each(locales)('the customer’s words in %s', (locale) => {
  const { messages, advice } = customerCatalogs[locale]

  test('speak of the same things as the English ones', () => {
    for (const [key, text] of Object.entries(en.messages)) {
      const translated = messages[key as keyof typeof messages]
      // A choice holds words of its own, which the pattern would take for names.
      if (!text.includes('plural')) expect(placeholders(translated), key).toEqual(placeholders(text))
    }
    expect(Object.keys(messages)).toEqual(Object.keys(en.messages))
    expect(Object.keys(advice)).toEqual(Object.keys(en.advice))
  })

  test('are in the writing of the language, with its own marks', () => {
    const all = [
      ...Object.values(messages),
      ...Object.values(advice).flatMap(({ title, text, tips }) => [title, text, ...tips]),
    ]
    for (const text of all) {
      const prose = text.replace(/\{\w+, (plural|select),/g, '')
      if (locale.startsWith('zh')) expect(prose).not.toMatch(/[,;:?]/)
      if (locale === 'zh-TW') expect(prose).not.toMatch(/[“”视频网链证请这个说续验码账户]/)
      if (locale === 'zh-CN') expect(prose).not.toMatch(/[「」視頻網鏈證請這個說續驗碼賬戶]/)
      if (locale === 'th') expect(prose).not.toMatch(/[.!?]$/)
      expect(text, text).not.toMatch(/!|！| {2}/)
    }
  })

  test('name the merchant where pictures were compared with the merchant’s', () => {
    expect(customerAdvice(locale, 'compare', { m: 'Larkfield', card: false })?.text).toContain('Larkfield')
    expect(customerAdvice(locale, 'compare', { m: 'Larkfield', card: true })?.text).not.toContain('Larkfield')
    expect(customerAdvice(locale, 'final', { m: 'Larkfield', card: false })).toBeNull()
  })
})

test('a line breaks between day and time, and never between a number and its unit', () => {
  const page = customerTranslator('th')
  const date = formatInstant(new Date('2026-11-21T02:41:00Z'), 'th', 'Asia/Singapore')
  expect(page('expiredText', { date })).toContain('2569 เวลา\u00a010:41\u00a0น.\u00a0(เวลาสิงคโปร์)')
  expect(page('tries', { n: 2 })).toMatch(/2\u00a0ครั้ง/)
})

test('Traditional Chinese of a merchant in Hong Kong is Hong Kong’s, of any other Taiwan’s', () => {
  const { messages, advice } = customerCatalogs['zh-HK']
  const all = JSON.stringify([messages, advice])
  expect(all).not.toMatch(/隱私權|蒐集|轉傳|網路|身分|這台/)
  expect(all).toContain('私隱政策聲明')
  expect(Object.keys(messages)).toEqual(Object.keys(en.messages))
  for (const [key, text] of Object.entries(messages)) {
    if (!text.includes('plural')) expect(placeholders(text), key).toEqual(placeholders(en.messages[key as 'why']))
  }
  expect(customerTranslator('zh-TW', 'HK')('readyTitle')).toBe('請核實您的身份')
  for (const country of ['TW', 'SG', null]) expect(customerTranslator('zh-TW', country)('readyTitle')).toContain('身分')
  expect(customerTranslator('en', 'HK')('readyTitle')).toBe(customerTranslator('en')('readyTitle'))
})
