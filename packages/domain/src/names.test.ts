import { expect, test } from 'vitest'
import { fields, greetedAs, proposeShownAs } from './index.ts'

test.each([
  ['Maria Santos', 'Maria S.'],
  ['  Maria   de la Cruz  ', 'Maria C.'],
  ['Jean-Luc O’Neil', 'Jean-Luc O.'],
  ['Maria (Mia)', 'Maria M.'],
  ['Maria 2', 'M＊＊'],
  ['Sukarno', 'S＊＊'],
  ['王小明', '王＊＊'],
  ['𠮷野家', '𠮷＊＊'],
  ['สมชาย ใจดี', 'สมชาย จ.'],
  ['42', '4＊＊'],
])('“%s” is shown as “%s”', (name, shown) => {
  expect(proposeShownAs(name)).toBe(shown)
})

test('a proposal always fits its field', () => {
  const longest = `${'𠮷'.repeat(60)} ${'x'.repeat(39)}`
  expect(fields.shownAs.parse(proposeShownAs(longest))).toMatch(/^𠮷{36} x\.$/u)
})

test.each([
  ['Maria S.', 'Maria'],
  ['Maria\u00a0S.', 'Maria'],
  ['สมชาย จ.', 'สมชาย'],
  ['王＊＊', '王＊＊'],
  ['Mr. Lim', 'Mr. Lim'],
  ['M.', 'M.'],
])('“%s” is greeted as “%s”', (shown, greeted) => {
  expect(greetedAs(shown)).toBe(greeted)
})
