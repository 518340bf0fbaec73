import { troubles } from '@ekyc/domain'
import { expect, test } from 'vitest'
import { alarmInChinese } from './index.ts'

test.each(troubles)('%s has words in Chinese', (trouble) => {
  const facts = Object.fromEntries(
    ['code', 'host', 'problem', 'ruleId', 'profile', 'n', 'more', 'seconds', 'folder', 'percent', 'gigabytes'].map(
      (name) => [name, 'x'],
    ),
  )
  const { title, text } = alarmInChinese(trouble, { since: '2026-12-01 02:00 UTC', until: null, facts })
  expect(title).toMatch(/\p{Script=Han}/u)
  expect(text).toMatch(/开始于 2026-12-01 02:00 UTC。$/)
  expect(title + text).not.toMatch(/alarm\.|[{}]/)
})
