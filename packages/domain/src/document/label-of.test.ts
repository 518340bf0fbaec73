import { expect, test } from 'vitest'
import { cardFieldLabel, cardTypeLabel, documentWarningWords, livenessTags, livenessTagWords } from '../index.ts'

test.each([
  ['LicenseNumber', 'SingaporeIDCard', 'Document number', '证件号码'],
  ['CnName', 'HKIDCard', 'Chinese name', '中文姓名'],
  ['RegistrationNumber', 'HKIDCard', 'Telex code of the Chinese name', '中文姓名电码'],
  ['RegistrationNumber', null, 'Registration number', '登记号码'],
  ['Address.LineOne', 'GeneralCard', 'Address · Line 1', '地址 · 第 1 行'],
  ['Owner[1].FullName', null, 'Owner 2 · Full name', 'Owner 2 · 姓名'],
  ['FutureNRICField_two', null, 'Future NRIC Field two', 'Future NRIC Field two'],
  ['constructor', 'toString', 'constructor', 'constructor'],
])('a card’s field %s has a label for people, and an unknown one its own name in words', (path, type, en, zhCN) => {
  expect(cardFieldLabel(path, type, 'en')).toBe(en)
  expect(cardFieldLabel(path, type, 'zh-CN')).toBe(zhCN)
})

test('a kind of document has a label for people, and an unknown one its own name in words', () => {
  expect(cardTypeLabel('HKIDCard', 'en')).toBe('Hong Kong ID card')
  expect(cardTypeLabel('HKIDCard', 'zh-CN')).toBe('香港身份证')
  expect(cardTypeLabel('VietnamIDCard', 'en')).toBe('Vietnam ID Card')
})

test.each([-9102, 9102, '-9102', '9102'])('a document warning is in words whichever sign it has: %j', (code) => {
  expect(documentWarningWords(code, 'en')).toBe('Photocopy')
  expect(documentWarningWords(code, 'zh-CN')).toBe('复印件')
})

test('what Tencent does not document has no words of ours', () => {
  expect(['9105', 'glare', 0].map((code) => documentWarningWords(code, 'en'))).toEqual([null, null, null])
  expect(['15', '1', 'toString'].map((tag) => livenessTagWords(tag, 'en'))).toEqual([null, null, null])
})

test('the 14 liveness tags are in words in both languages', () => {
  expect(livenessTags).toEqual(Array.from({ length: 14 }, (_, index) => String(index + 1).padStart(2, '0')))
  for (const tag of livenessTags) {
    expect(livenessTagWords(tag, 'en')).toMatch(/^[A-Z]/)
    expect(livenessTagWords(tag, 'zh-CN')).toMatch(/\p{Script=Han}/u)
  }
})
