import { describe, expect, test } from 'vitest'
import { cellText, cellValue, isFailedFormula, joinedName } from './cells.ts'
import type { ImportField } from './imports.ts'

describe('what only the program needs that wrote the file', () => {
  test.each([
    ['="+6281234560001"', '+6281234560001'],
    ['="000123"', '000123'],
    ['=“000123”', '000123'],
    ['= "000123"', '000123'],
    ['="the ""red"" door"', 'the "red" door'],
    ["'0081234", '0081234'],
    ["'+65 6555 0100", '+65 6555 0100'],
    ['’0081234', '0081234'],
    ['Maria_x000D_', 'Maria'],
    ['Maria_x000D__x000A_', 'Maria'],
    ['\ufeffMaria', 'Maria'],
    ['Maria\u001a', 'Maria'],
    ['\u001a', ''],
  ])('falls away: %j is %j', (cell, text) => expect(cellText(cell)).toBe(text))

  test.each(["'Abd al-Rahman", "'90s customer", '=2+3', '=cmd|x', '="a"&"b"', 'Maria "Mimi" S', "O'Neil"])(
    'stays text where it is text: %j',
    (cell) => expect(cellText(cell)).toBe(cell),
  )
})

describe('a cell that says nothing', () => {
  const nothing = [
    'NULL',
    'null',
    '(null)',
    '<NULL>',
    '\\N',
    'N/A',
    'n/a',
    '#N/A',
    '<NA>',
    'NaN',
    'nan',
    'None',
    '-',
    '–',
    '—',
  ]
  test.each(nothing)('is empty in every field: %s', (cell) => {
    for (const field of ['name', 'familyName', 'email', 'phone', 'reference', 'photo', 'locale'] as const) {
      expect(cellValue(field, cell)).toBe('')
    }
  })

  test.each([
    ...['N.A.', 'NIL', '(blank)', '(empty)', '.', '*', '--', '#N/D', 'NaT', 'TBC', 'not provided', 'Not available'],
    ...['无', '無', '没有', '暂无', '不详', '未提供', 'ไม่มี', 'ไม่ระบุ', 'tidak ada', 'không có', '없음', 'なし'],
  ])('is empty as people write it, but for names: %s', (cell) => {
    for (const field of ['email', 'phone', 'reference', 'photo', 'locale'] as const) {
      expect(cellValue(field, cell)).toBe('')
    }
  })

  test.each<[ImportField, string]>([
    ['name', 'Null'],
    ['familyName', 'Null'],
    ['familyName', 'NA'],
    ['name', 'Na Li'],
    ['givenName', 'Nan'],
    ['unit', 'NA'],
    ['name', 'Jennifer Null'],
    ['reference', 'NULL-1'],
  ])('is none of the names that look like it: %s %s', (field, cell) => expect(cellValue(field, cell)).toBe(cell))
})

test.each<[ImportField, string, string]>([
  ['reference', '1042.0', '1042'],
  ['reference', '1042,0', '1042'],
  ['expiresInHours', '72.0', '72'],
  ['reference', '10.5', '10.5'],
  ['reference', '1,000', '1,000'],
  ['reference', '1.000', '1.000'],
  ['reference', 'v1.0', 'v1.0'],
  ['extra', '1.0', '1.0'],
  ['name', 'Maria\r\nSantos', 'Maria Santos'],
  ['email', 'maria@example.com\n', 'maria@example.com '],
  ['extra', 'two\nlines', 'two\nlines'],
  ['phone', '0', ''],
  ['phone', '00000000', ''],
  ['reference', '0000', '0000'],
  ['salutation', 'Mr.', ''],
  ['salutation', 'คุณ', ''],
  ['salutation', '先生', ''],
  ['salutation', 'Bapak', ''],
  ['salutation', 'Mr Tan', 'Mr Tan'],
  ['salutation', '陈女士', '陈女士'],
])('the decimals of a column and the lines of a cell: %s %j is %j', (field, cell, value) =>
  expect(cellValue(field, cell)).toBe(value),
)

test('a cell of nothing but end marks is read in one pass', () => {
  const cell = `${'\u001a'.repeat(300_000)}x`
  expect(cellText(cell)).toBe(cell)
})

test.each(['#REF!', '#VALUE!', '#NAME?', '#DIV/0!', '#NUM!'])('%s is a formula that failed', (cell) =>
  expect(isFailedFormula(cell)).toBe(true),
)

test.each([
  ['Maria', 'Santos', 'Maria Santos'],
  ['小明', '王', '王小明'],
  ['大文', '歐陽', '歐陽大文'],
  ['민준', '김', '김민준'],
  ['太郎', '佐々木', '佐々木太郎'],
  ['สมชาย', 'ใจดี', 'สมชาย ใจดี'],
  ['Văn An', 'Nguyễn', 'Nguyễn Văn An'],
  ['Thi Mai', 'NGUYEN', 'NGUYEN Thi Mai'],
  ['Minh Tuấn', 'Kiều', 'Kiều Minh Tuấn'],
  ['Tai Man', 'Chan', 'Tai Man Chan'],
  ['Sukarno', '', 'Sukarno'],
  ['', 'Sukarno', 'Sukarno'],
  ['', '', ''],
])('a first name %j and a last name %j are %j', (given, family, name) => expect(joinedName(given, family)).toBe(name))
