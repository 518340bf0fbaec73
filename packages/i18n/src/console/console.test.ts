import { expect, test } from 'vitest'
import { en } from './en.ts'
import { consoleLanguages, loadConsole } from './index.ts'
import { zhCN } from './zh-CN.ts'

const placeholders = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort()

test('both languages say everything, with the same blanks to fill', () => {
  for (const [key, text] of Object.entries(en)) {
    const chinese = zhCN[key as keyof typeof en]
    expect(chinese.trim(), key).not.toBe('')
    expect(placeholders(chinese), key).toEqual(placeholders(text.replace(/one \{[^}]*\} other/, 'other')))
  }
})

test.each(consoleLanguages)('every sentence in %s can be spoken', async (language) => {
  const t = await loadConsole(language)
  const values = Object.fromEntries(
    Object.values(en)
      .flatMap(placeholders)
      .map((name) => [name ?? '', 2]),
  )
  for (const key of Object.keys(en) as (keyof typeof en)[]) expect(t(key, values), key).not.toMatch(/[{}]/)
})

test('one and many differ in English', async () => {
  const t = await loadConsole('en')
  expect(t('session.attempts', { n: 1 })).toBe('1 attempt')
  expect(t('session.attempts', { n: 3 })).toBe('3 attempts')
})
