import { expect, test } from 'vitest'
import { codeIn } from './link-code.ts'

const CODE = 'aB3-_9xQmLr0Tt7YyZz1k-'

test.each([
  CODE,
  ...[
    '.',
    ',',
    ';',
    ':',
    '!',
    '?',
    ')',
    '>',
    ']',
    '}',
    '"',
    '”',
    '’',
    '»',
    '。',
    '，',
    '）',
    '」',
    '…',
    ' ',
    '\u00a0',
    '\u200b',
    '*',
    '_',
  ].map((mark) => CODE + mark),
  `${CODE}).`,
  `<${CODE}>`,
  `“${CODE}”`,
  `${CODE}__`,
  `${CODE}&amp;utm_source=mail`,
  `${CODE}。谢谢`,
  `${CODE}.Thank you`,
  `\u202a${CODE}\u202c`,
])('a code is found within the marks of the sentence around it: %s', (text) => {
  expect(codeIn(text)).toBe(CODE)
})

test.each([
  '',
  '.',
  CODE.slice(1),
  `xx${CODE}`,
  `${CODE}x`,
  `${CODE}_x`,
  `${CODE.slice(0, 10)}.${CODE.slice(10)}`,
  '.'.repeat(3000),
])('no code is made up from what is none: %s', (text) => {
  expect(codeIn(text)).toBeNull()
})
