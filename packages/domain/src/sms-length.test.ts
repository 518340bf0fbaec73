import { expect, test } from 'vitest'
import { smsLength } from './sms-length.ts'

test.each([
  ['', 'gsm7', 0, 1],
  ['a'.repeat(160), 'gsm7', 160, 1],
  ['a'.repeat(161), 'gsm7', 161, 2],
  ['a'.repeat(306), 'gsm7', 306, 2],
  ['a'.repeat(307), 'gsm7', 307, 3],
  ['€'.repeat(80), 'gsm7', 160, 1],
  // 76 of them fill 152 of 153: the 77th begins the next segment whole.
  [`${'€'.repeat(152)}a`, 'gsm7', 305, 2],
  [`${'€'.repeat(153)}`, 'gsm7', 306, 3],
  ['字'.repeat(70), 'ucs2', 70, 1],
  ['字'.repeat(71), 'ucs2', 71, 2],
  ['it’s', 'ucs2', 4, 1],
  // Escaped, not in the table, and never one letter with its mark.
  ['~|^[]{}\\', 'gsm7', 16, 1],
  ['Çéñ', 'gsm7', 3, 1],
  ['ç', 'ucs2', 1, 1],
  ['e\u0301', 'ucs2', 2, 1],
  ['👨‍👩‍👧', 'ucs2', 8, 1],
  [`${'字'.repeat(66)}😀${'字'.repeat(66)}`, 'ucs2', 134, 3],
  [`${'字'.repeat(66)}😀${'字'.repeat(65)}`, 'ucs2', 133, 2],
  [`${'a'.repeat(152)}€${'a'.repeat(152)}`, 'gsm7', 306, 3],
  ['😀'.repeat(35), 'ucs2', 70, 1],
  ['😀'.repeat(67), 'ucs2', 134, 3],
] as const)('%s', (text, encoding, units, segments) => {
  expect(smsLength(text)).toEqual({ encoding, units, segments })
})
