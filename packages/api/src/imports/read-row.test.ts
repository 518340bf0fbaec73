import { readFileSync } from 'node:fs'
import path from 'node:path'
import { handlingSchema, type ImportField, locales } from '@ekyc/domain'
import { describe, expect, test } from 'vitest'
import { keptInMemory } from '../testing/kept-in-memory.ts'
import { guessColumns } from './guess-columns.ts'
import type { Plan } from './plan.ts'
import { decode } from './read/encoding.ts'
import { identifyEncoding } from './read/identify-encoding.ts'
import { readFile } from './read/parts.ts'
import { readRecords } from './read/records.ts'
import { survey } from './read/survey.ts'
import { readRow } from './read-row.ts'

const plan: Plan = {
  columns: [],
  choices: { send: [], doubtful: 'make' },
  profileId: 'prf_1',
  needsPhoto: false,
  handling: handlingSchema.parse({}),
  country: null,
  offered: locales,
  onlyUnit: undefined,
  apart: false,
  unit: '',
}

/** What is said of a row with this in one column, beside a name. */
function noteOf(field: ImportField, value: string) {
  const columns: ImportField[] = field === 'name' ? ['name'] : ['name', field]
  const read = readRow(field === 'name' ? [value] : ['Maria Santos', value], { ...plan, columns })
  return read.is === 'bad' ? read.notes : []
}

describe('a cell', () => {
  test.each<[ImportField, string]>([
    ['name', 'x'.repeat(101)],
    ['shownAs', 'x'.repeat(200)],
    ['email', `${'x'.repeat(260)}@larkfield.example`],
    ['reference', 'x'.repeat(65)],
    ['extra', 'x'.repeat(1001)],
    ['returnUrl', `https://larkfield.example/${'x'.repeat(500)}`],
  ])('of %s that has too many characters is told so', (field, value) => {
    expect(noteOf(field, value)).toEqual([{ field, note: 'tooLong' }])
  })

  test.each<[ImportField, string]>([
    ['name', 'Maria\u0007Santos'],
    ['unit', 'Lark\u0000field'],
    ['extra', 'a\u0000b'],
  ])('of %s with control characters is told so', (field, value) => {
    expect(noteOf(field, value)).toEqual([{ field, note: 'controlCharacters' }])
  })

  test.each<[ImportField, string, string]>([
    ['email', 'maria at home', 'notAnEmail'],
    ['phone', 'twelve', 'notAPhone'],
    ['phone', '6.56555E+9', 'spreadsheetNumber'],
    ['phone', '＋６．５９１２E+10', 'spreadsheetNumber'],
    ['timeZone', 'Moon/Base', 'notATimeZone'],
    ['returnUrl', 'larkfield.example', 'notAnAddress'],
    ['expiresInHours', '2161', 'notHours'],
    ['expiresInHours', 'two days', 'notHours'],
    ['expiresInHours', '1e3', 'spreadsheetNumber'],
    ['locale', 'Klingon', 'notALanguage'],
  ])('of %s that says %s is told %s', (field, value, note) => {
    expect(noteOf(field, value)).toEqual([{ field, note }])
  })

  test('of a column that is headed as a salutation greets its customer', () => {
    for (const heading of ['Salutation', '称呼', '稱謂', 'คำขึ้นต้น', 'Sapaan']) {
      const columns = guessColumns(['Name', heading])
      const read = readRow(['陈美玲', '陈女士'], { ...plan, columns })
      expect(read.is === 'good' && read.input.customer).toMatchObject({ name: '陈美玲', salutation: '陈女士' })
    }
    expect(noteOf('salutation', 'x'.repeat(61))).toEqual([{ field: 'salutation', note: 'tooLong' }])
  })

  test('that is needed and empty is told so', () => {
    expect(noteOf('name', '')).toEqual([{ field: 'name', note: 'needed' }])
  })

  test.each<[ImportField, string, string]>([
    ['phone', '6.59123E9', 'spreadsheetNumber'],
    ['phone', '6,59123E+09', 'spreadsheetNumber'],
    ['phone', '+6.59123E+09', 'spreadsheetNumber'],
    ['email', '#REF!', 'formulaError'],
    ['reference', '#VALUE!', 'formulaError'],
    ['name', '#NAME?', 'formulaError'],
    ['name', 'NULL', 'needed'],
    ['name', 'NaN', 'needed'],
    ['name', '-', 'needed'],
  ])('of %s that a program has spoilt, %s, is told %s', (field, value, note) => {
    expect(noteOf(field, value)).toEqual([{ field, note }])
  })
})

function inputOf(columns: ImportField[], cells: string[]) {
  const read = readRow(cells, { ...plan, columns })
  return read.is === 'good' ? read.input : read.notes
}

test('the cells of pandas and csvkit are read as they were before', () => {
  expect(inputOf(['name', 'phone', 'reference'], ['Maria Santos', '+6591230003.0', '1042.0'])).toMatchObject({
    customer: { phone: '+6591230003' },
    reference: '1042',
  })
})

test('a first and a last name are one name, and half of it is enough', () => {
  const columns: ImportField[] = ['familyName', 'givenName', 'email']
  expect(inputOf(columns, ['王', '小明', 'NULL'])).toMatchObject({ customer: { name: '王小明' } })
  expect(inputOf(columns, ['Null', 'Jennifer'])).toMatchObject({ customer: { name: 'Jennifer Null' } })
  expect(inputOf(columns, ['', 'Sukarno'])).toMatchObject({ customer: { name: 'Sukarno' } })
  expect(inputOf(columns, ['', ''])).toEqual([{ field: 'name', note: 'needed' }])
  expect(inputOf(columns, ['x'.repeat(60), 'y'.repeat(60)])).toEqual([{ field: 'name', note: 'tooLong' }])
})

/** A file of the cases as the rows that it would be. */
async function rowsOf(name: string) {
  const { ctx, file } = await keptInMemory([readFileSync(path.join(import.meta.dirname, 'cases', name))])
  const { encoding } = await identifyEncoding(ctx, file)
  if (!encoding) throw new Error('its encoding is plain')
  const { format } = await survey(ctx, file, encoding)
  const records: string[][] = []
  for await (const { cells } of readRecords(decode(readFile(ctx, file), encoding), format.separator)) {
    records.push(cells)
  }
  const [header = [], ...rows] = records
  return rows.map((cells) => readRow(cells, { ...plan, columns: guessColumns(header) }))
}

test.each([
  ['big5.csv', [{ name: '陳大文', phone: '+85261230001' }, {}, {}, {}]],
  ['windows-874.csv', [{ name: 'สมชาย ใจดี', email: 'somchai@example.com' }, {}]],
  ['wrapped.csv', [{ name: 'Maria Santos', phone: '+6281234560001', reference: '000123' }]],
  ['float.csv', [{ name: 'Maria Santos', phone: '6591230003', reference: '1042' }, { reference: '1043' }]],
  ['ctrl-z.csv', [{ name: 'Maria Santos' }]],
  ['first-last.csv', [{ name: 'Maria Santos', email: 'maria.f@example.com', phone: '+6591230008' }]],
  ['language-names.csv', [{ locale: 'id' }, { locale: 'id' }]],
])('reads %s as the program that wrote it meant it', async (name, expected) => {
  const rows = await rowsOf(name)
  expect(rows.map((row) => (row.is === 'good' ? { ...row.input, ...row.input.customer } : row.notes))).toMatchObject(
    expected,
  )
})

describe('a file as a program wrote it', () => {
  const columns: ImportField[] = ['name', 'phone', 'reference']
  /** What its rows become; these files quote nothing. */
  const rowsOf = (file: string, more: Partial<Plan> = {}) =>
    readFileSync(path.join(import.meta.dirname, 'cases', file), 'utf8')
      .split(/\r?\n/)
      .slice(1)
      .filter(Boolean)
      .map((line) => readRow(line.split(','), { ...plan, columns, ...more }))
  const phonesOf = (file: string, more: Partial<Plan> = {}) =>
    rowsOf(file, more).map((read) => (read.is === 'good' ? read.input.customer.phone : read.notes))
  const bySms = { choices: { send: ['sms' as const], doubtful: 'make' as const } }

  test('has phones without the characters around them that cannot be seen', () => {
    expect(phonesOf('phones-invisible.csv')).toEqual(['+6591230001', '+6591230002'])
  })

  test('has phones without the decimal part of a long number', () => {
    expect(phonesOf('float.csv')).toEqual(['6591230003', undefined])
    expect(phonesOf('float.csv', { country: 'SG' })).toEqual(['+6591230003', undefined])
  })

  test('that lost the plus of its phones is told which field needs its country code', () => {
    const note = [{ field: 'phone', note: 'needsCountryCode' }]
    expect(phonesOf('plus-lost.csv', bySms)).toEqual([note, note])
  })

  test('that lost the plus of its phones gets it back in the organisation’s country', () => {
    expect(phonesOf('plus-lost.csv', { ...bySms, country: 'SG' })).toEqual(['+6591230004', '+6591230005'])
  })
})
