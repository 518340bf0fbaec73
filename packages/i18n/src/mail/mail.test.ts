import { locales, smsLength } from '@ekyc/domain'
import { describe, expect, test } from 'vitest'
import { mailCatalogs, mailTranslator } from './index.ts'

const placeholders = (text: string) => [...new Set(text.match(/\{\w+/g))].sort()
const { en } = mailCatalogs

describe.each(locales)('the words of mails in %s', (locale) => {
  const messages = mailCatalogs[locale]

  test('speak of the same things as the English ones', () => {
    for (const [key, text] of Object.entries(en)) {
      const translated = messages[key as keyof typeof messages]
      expect(placeholders(translated), key).toEqual(placeholders(text))
      expect(translated.trim(), key).not.toBe('')
    }
    expect(Object.keys(messages)).toEqual(Object.keys(en))
  })

  test('are in the writing of the language, with its own marks', () => {
    for (const text of Object.values(messages)) {
      if (locale.startsWith('zh')) expect(text).not.toMatch(/[,;:?]/)
      if (locale === 'zh-TW') expect(text).not.toMatch(/[“”视频网链证请这个说续验码账户]/)
      if (locale === 'zh-CN') expect(text).not.toMatch(/[「」視頻網鏈證請這個說續驗碼賬戶]/)
      if (locale === 'th') expect(text).not.toMatch(/[.!?]$/)
      expect(text, text).not.toMatch(/!|！| {2}/)
    }
  })

  test('can be spoken', () => {
    const t = mailTranslator(locale)
    const values = Object.fromEntries(
      Object.values(en)
        .flatMap(placeholders)
        .map((name) => [name.slice(1), 'x']),
    )
    for (const key of Object.keys(en) as (keyof typeof en)[]) expect(t(key, values), key).not.toMatch(/[{}]/)
  })
})

test.each(['en', 'id'] as const)('what an SMS in %s says is written in the short alphabet', (locale) => {
  for (const [key, text] of Object.entries(mailCatalogs[locale])) {
    if (!/^(sms.*|why|openElsewhere.*|until|doUntil|haveCard)$/.test(key)) continue
    expect(smsLength(text).encoding, text).toBe('gsm7')
  }
})

test('a space stands beside a Latin name in a Chinese sentence, and none beside a Chinese one', () => {
  const t = mailTranslator('zh-CN')
  expect(t('asks', { m: 'Larkfield Bank' })).toContain('Larkfield Bank 请您')
  expect(t('asks', { m: '星洲银行（新加坡）' })).toContain('星洲银行（新加坡）请您')
  expect(t('doubt', { m: '星洲银行' })).toContain('您已有的星洲银行电话')
})
