import { expect, test } from 'vitest'
import { csvLine, plainCell } from './csv.ts'

test.each([
  ['=1+1', "'=1+1"],
  ['+65 6555 0100', "'+65 6555 0100"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['  =cmd|x', "'  =cmd|x"],
  ['\t=1', '"\'\t=1"'],
  ['＝1+1', "'＝1+1"],
  ["'=1", "''=1"],
  ['﹦1+1', "'﹦1+1"],
  // Where the decimal sign is a comma, Excel parts the file at semicolons.
  ['Maria;=1+1', '"Maria;\'=1+1"'],
  ['Maria; "+1;-2', '"Maria;\' ""+1;\'-2"'],
  ["Maria;'=1", '"Maria;\'\'=1"'],
  ['Maria; Santos', '"Maria; Santos"'],
  ['Santos, Maria', '"Santos, Maria"'],
  ['the "red" door', '"the ""red"" door"'],
  ['two\nlines', '"two\nlines"'],
  ["O'Neil", "O'Neil"],
])('%j is written as %j and read again as it was', (cell, written) => {
  expect(csvLine([cell])).toBe(`${written}\r\n`)
  const read = written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written
  expect(plainCell(read)).toBe(cell)
})
