import { expect, test } from 'vitest'
import * as baseEn from './en.ts'
import { consoleLanguages, consoleRooms, loadConsole, loadRoom } from './index.ts'
import * as baseZhCN from './zh-CN.ts'

/** The names in braces, but for words that a number chooses between, and `count`, which does nothing else. */
const placeholders = (text: string) => {
  const names = text.replace(/(?:=\d+|one|other) \{[^{}]*\}/g, '').matchAll(/\{(\w+)[},]/g)
  return [...new Set([...names].map(([, name]) => name))].filter((name) => name !== 'count').sort()
}

async function everything() {
  const rooms = consoleRooms.map(async (room) => [await loadRoom('en', room), await loadRoom('zh-CN', room)] as const)
  return [[baseEn.en, baseZhCN.zhCN] as const, ...(await Promise.all(rooms))]
}

test('both languages say everything, with the same blanks to fill', async () => {
  for (const [english, chinese] of await everything()) {
    for (const [key, text] of Object.entries(english)) {
      const said: string = (chinese as Record<string, string>)[key] ?? ''
      expect(said.trim(), key).not.toBe('')
      expect(placeholders(said), key).toEqual(placeholders(text))
    }
  }
})

test('no two rooms say the same key', async () => {
  const keys = (await everything()).flatMap(([english]) => Object.keys(english))
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
})

test.each(consoleLanguages)('every sentence in %s can be spoken', async (language) => {
  const t = await loadConsole(language, consoleRooms)
  const english: Record<string, string> = Object.assign({}, ...(await everything()).map(([words]) => words))
  const values = Object.fromEntries(
    Object.values(english)
      .flatMap(placeholders)
      .concat('count')
      .map((name) => [name ?? '', 2]),
  )
  for (const key of Object.keys(english)) expect(t(key as keyof typeof baseEn.en, values), key).not.toMatch(/[{}]/)
})

test('a room’s words can be added to those that are there', async () => {
  const t = await loadConsole('en')
  t.add({ 'a.new.key': 'New' })
  expect(t('a.new.key' as keyof typeof baseEn.en)).toBe('New')
})

test('one and many differ in English', async () => {
  const t = await loadConsole('en', ['verification'])
  expect(t('session.attempts', { n: 1 })).toBe('1 attempt')
  expect(t('session.attempts', { n: 3 })).toBe('3 attempts')
})
