import { expect, test } from 'vitest'
import { readPhone, showPhone } from './read-phone.ts'

test.each([
  ['+6281211112222', null, '+6281211112222'],
  ['+62081211112222', null, '+6281211112222'],
  ['+620081211112222', null, '+6281211112222'],
  ['006281211112222', null, '+6281211112222'],
  ['0062081211112222', null, '+6281211112222'],
  ['006281211112222', 'ID', '+6281211112222'],
  ['081211112222', 'ID', '+6281211112222'],
  ['81211112222', 'ID', '+6281211112222'],
  ['6281211112222', 'ID', '+6281211112222'],
  ['62081211112222', 'ID', '+6281211112222'],
  ['6591230004', 'SG', '+6591230004'],
  ['91230004', 'SG', '+6591230004'],
  ['+65091230004', null, '+6591230004'],
  ['0016502530000', 'SG', '+16502530000'],
  ['01016502530000', 'SG', '+16502530000'],
  ['13800138000', 'CN', '+8613800138000'],
  ['013800138000', 'CN', '+8613800138000'],
  ['8613800138000', 'CN', '+8613800138000'],
  ['+660812345678', null, '+66812345678'],
  ['0812345678', 'TH', '+66812345678'],
  ['0912345678', 'TW', '+886912345678'],
  ['91234567', 'HK', '+85291234567'],
  ['89123456789', 'RU', '+79123456789'],
  ['+390612345678', null, '+390612345678'],
  ['+442079460000', 'SG', '+442079460000'],
] as const)('one number in any spelling is one number: %s in %s', (phone, country, kept) => {
  expect(readPhone(phone, country)).toBe(kept)
})

test.each([
  ['a national number of no known country', '91230004', null],
  ['a number of another country without its plus', '8613800138000', 'SG'],
  ['a short test number', '12345', 'SG'],
  ['a short test number with a plus', '+6512345', 'SG'],
  ['a range that is not in use yet', '+15555550100', 'US'],
  ['a country code that no country has', '+999123456', null],
  ['zeros', '00000', 'SG'],
  ['zeros and a plus', '+00000000', null],
] as const)('%s stays as it was written', (_, phone, country) => {
  expect(readPhone(phone, country)).toBe(phone)
  expect(showPhone(phone, country)).toBeNull()
})

test('what was read is shown in groups, and reading it again changes nothing', () => {
  expect(showPhone('91230004', 'SG')).toBe('+65 9123 0004')
  expect(readPhone(readPhone('081211112222', 'ID'), 'SG')).toBe('+6281211112222')
})
