import { handlingSchema, type ImportField, locales } from '@ekyc/domain'
import { describe, expect, test } from 'vitest'
import { guessColumns } from './guess-columns.ts'
import type { Plan } from './plan.ts'
import { readRow } from './read-row.ts'

const plan: Plan = {
  columns: [],
  choices: { send: [], doubtful: 'make' },
  profileId: 'prf_1',
  needsPhoto: false,
  handling: handlingSchema.parse({}),
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
    ['unit', 'Lark\u202efield'],
    ['extra', 'a\u0000b'],
  ])('of %s with control characters is told so', (field, value) => {
    expect(noteOf(field, value)).toEqual([{ field, note: 'controlCharacters' }])
  })

  test.each<[ImportField, string, string]>([
    ['email', 'maria at home', 'notAnEmail'],
    ['phone', 'twelve', 'notAPhone'],
    ['phone', '6.56555E+9', 'spreadsheetNumber'],
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
})
