import { describe, expect, test } from 'vitest'
import { fields, mailtoOf } from './index.ts'

const takes = (field: keyof typeof fields, value: unknown) => fields[field].safeParse(value).success
const parsed = (field: keyof typeof fields, value: unknown) => fields[field].parse(value)
const words = (field: keyof typeof fields, value: unknown) => fields[field].safeParse(value).error?.issues[0]?.message

describe('a name', () => {
  test('is trimmed and normalised', () => {
    expect(parsed('name', '  Jose\u0301 García ')).toBe('Jos\u00e9 García')
    expect(parsed('name', 'Maria\u00a0 Santos\u3000Lee')).toBe('Maria Santos Lee')
  })

  test('has 1 to 100 characters, whatever their width', () => {
    expect(takes('name', '王')).toBe(true)
    expect(takes('name', '𠮷'.repeat(100))).toBe(true)
    expect(words('name', 'x'.repeat(101))).toBe('Use at most 100 characters.')
    expect(words('name', 'x'.repeat(10_000))).toBe('Use at most 100 characters.')
  })

  test.each(['', '   ', '\u200b', '\u3000', '\ufeff'])('is not nothing (%j)', (nothing) => {
    expect(words('name', nothing)).toBe('Required.')
  })

  test.each(['Ma\u0000ria', 'Ma\nria', 'Ma\u001b[31mria', 'Ma\ud800ria'])('holds no control character (%j)', (name) => {
    expect(words('name', name)).toBe('Remove any control characters.')
  })

  test.each([...'\u202a\u202e\u2066\u2069\u200e\u200f\u00ad\ufeff\u200b\u2028\u2029\u034f\u200c\u200d\ufe0f'])(
    'loses what cannot be seen (%j)',
    (invisible) => {
      expect(parsed('name', `${invisible}Ma${invisible}ria ${invisible}Santos${invisible}`)).toMatch(
        /^Ma\ufe0f?ria Santos\ufe0f?$/,
      )
    },
  )

  test.each([
    ['Persian', 'نرگس\u200cخانم'],
    ['Sinhala', 'ශ්\u200dරී ලංකා'],
    ['Malayalam', 'അവന്\u200d'.concat('റെ')],
    ['Japanese', '葛\u{e0100}城'],
    ['emoji', '👩\u200d⚕\ufe0f'],
  ])('keeps the joiners and selectors that some scripts need: %s', (_, name) => {
    expect(parsed('name', name)).toBe(name)
  })
})

describe('an e-mail address', () => {
  test('is compared in lower case', () => {
    expect(parsed('email', ' Maria@Example.COM ')).toBe('maria@example.com')
  })

  test.each([
    ['ops&kyc@example.com'],
    ["o'neil+kyc!#$%*/=?^_`{|}~-@example.com"],
    ['jörg@example.com'],
    ['info@müller.example'],
    ['用户@例子.广告'],
    ['a@b.co'],
  ])('may be %s', (email) => {
    expect(parsed('email', email)).toBe(email)
  })

  test.each([
    [' maria@example.com\u200b', 'maria@example.com'],
    ['\u202amaria@example.com\u202c', 'maria@example.com'],
    ['ma\u00adria@example.com', 'maria@example.com'],
    ['anne\u2011marie@example.com', 'anne-marie@example.com'],
    ['ｍａｒｉａ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'maria@example.com'],
    ['maria@example。com', 'maria@example.com'],
    ['o’neil@example.com', "o'neil@example.com"],
    ['JÖRG@Müller.Example', 'jörg@müller.example'],
    ['jo\u0308rg@example.com', 'jörg@example.com'],
    ['maria@xn--mller-kva.example', 'maria@müller.example'],
    ['maria@XN--MLLER-KVA.xn--kgbechtv', 'maria@müller.إختبار'],
    ['maria@kyc.xn--fsqu00a.example', 'maria@kyc.例子.example'],
  ])('is kept in one spelling: %j', (typed, kept) => {
    expect(parsed('email', typed)).toBe(kept)
  })

  test.each([
    'maria',
    'maria@',
    '@example.com',
    'a b@example.com',
    'a@b@example.com',
    'a@example.com,b@example.com',
    'a@example.com;b@example.com',
    'a@example.com\r\nBcc: b@example.com',
    'Maria <maria@example.com>',
    '"maria santos"@example.com',
    'maria@localhost',
    'maria@127.0.0.1',
    'maria@[127.0.0.1]',
    'maria@example.com:25',
    'maria@user@example.com/x',
    'maria@-example.com',
    'maria@exa_mple.com',
    'maria@example.xn--com-',
    'maria@%65xample.com',
    'maria..santos@example.com',
    '.maria@example.com',
    `${'x'.repeat(65)}@example.com`,
    `${'ü'.repeat(33)}@example.com`,
    `${'x'.repeat(250)}@example.com`,
  ])('is not “%s”', (email) => {
    expect(takes('email', email)).toBe(false)
  })
})

test.each([
  ['help@larkfield.example', 'mailto:help@larkfield.example'],
  ['a?bcc=eve&subject=%0d@example.com', 'mailto:a%3Fbcc%3Deve%26subject%3D%250d@example.com'],
  ['jörg@müller.example', 'mailto:j%C3%B6rg@xn--mller-kva.example'],
])('a link to an address is nothing but the address: %s', (email, link) => {
  expect(mailtoOf(email)).toBe(link)
})

describe('the address of a team member', () => {
  test.each([
    ['Maria@Example.com', 'maria@example.com'],
    ["o'neil+kyc@müller.example", "o'neil+kyc@xn--mller-kva.example"],
  ])('is one that can sign in: %s', (typed, kept) => {
    expect(parsed('accountEmail', typed)).toBe(kept)
  })

  test.each(['ops&kyc@example.com', 'jörg@example.com', '用户@例子.广告'])(
    'is refused in words otherwise: %s',
    (email) => {
      expect(words('accountEmail', email)).toContain('can’t be used to sign in')
    },
  )
})

describe('a phone number', () => {
  test.each([
    ['+65 6555 0100', '+6565550100'],
    ['(081) 234-5678', '0812345678'],
    ['+62.812.3456.7890', '+6281234567890'],
    ['＋６５　６５５５　０１００', '+6565550100'],
    ['(+65) 6555-0100', '+6565550100'],
    ['+44 (0) 20 7946 0000', '+442079460000'],
    ['0044 (0) 20 7946 0000', '00442079460000'],
    ['\u202a+65 9123 0001\u202c', '+6591230001'],
    ['\u2066+65\u20699123\u200b0001\ufeff', '+6591230001'],
    ['+65\u00a09123\u202f0001', '+6591230001'],
    ['+65\t9123\u30000001', '+6591230001'],
    ...[...'\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\uff0d'].map((dash) => [
      `+65 9123${dash}0001`,
      '+6591230001',
    ]),
    ['๐๘๑-๒๓๔-๕๖๗๘', '0812345678'],
    ['+٦٢ ٨١٢ ١١١١ ٢٢٢٢', '+6281211112222'],
    ['+۶۲ ۸۱۲ ۱۱۱۱ ۲۲۲۲', '+6281211112222'],
    ['６５９１２３０００３．０', '6591230003'],
    ['6591230003.0', '6591230003'],
    ['+6591230003.00', '+6591230003'],
    ['6591230003,0', '6591230003'],
    ['030/901820', '030901820'],
    ['tel:+6591230001', '+6591230001'],
    ['+65 9123 0001; ', '+6591230001'],
  ])('is kept as digits: %s', (typed, kept) => {
    expect(parsed('phone', typed)).toBe(kept)
  })

  test.each([
    '1234',
    '+1234567890123456',
    'call me',
    '555-CALL-NOW',
    '+',
    '++6565550100x',
    '555-0100 / 555-0101',
    '5550100; 5550101',
  ])('is not “%s”', (phone) => {
    expect(takes('phone', phone)).toBe(false)
  })
})

test.each(['6.5912E+10', '6,5912e+10', '6.591230003e10', '65E9', '+6.5E+11'])(
  'a phone number that a spreadsheet shortened is refused in words: %s',
  (phone) => {
    expect(words('phone', phone)).toBe('A spreadsheet shortened this number. Enter all of its digits.')
  },
)

describe('a return address', () => {
  test.each([
    'https://bank.example/done?case=1#top',
    'http://localhost:8080/x',
    'http://127.0.0.1/',
    'http://[::1]:3000/',
  ])('may be %s', (url) => {
    expect(parsed('returnUrl', url)).toBe(url)
  })

  test.each([
    'http://bank.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    '//bank.example',
    'bank.example',
    'https://user:secret@bank.example/',
    'https://user@bank.example/',
    'https://bank.example/a b',
    'https://bank.exa\nmple/',
    'http://localhost.bank.example/',
    `https://bank.example/${'x'.repeat(500)}`,
    '',
  ])('may not be %j', (url) => {
    expect(takes('returnUrl', url)).toBe(false)
  })
})

describe('other fields', () => {
  test('a reference has 1 to 64 printable characters', () => {
    expect(parsed('reference', ' CASE-2024/001 ')).toBe('CASE-2024/001')
    expect(parsed('reference', '\u202aCASE\u20132024/\u200b001\ufeff')).toBe('CASE-2024/001')
    expect(parsed('reference', 'ＣＡＳＥ－๒๐๒๔ \u00a0 ／001')).toBe('CASE-2024 /001')
    expect(['', '\u0007', 'x'.repeat(65)].some((reference) => takes('reference', reference))).toBe(false)
  })

  test('extra goes to Tencent as it is, up to 1,000 characters', () => {
    expect(parsed('extra', ' {"a":\n1} ')).toBe(' {"a":\n1} ')
    expect(takes('extra', 'x'.repeat(1000))).toBe(true)
    expect(['x'.repeat(1001), '\u0000', '\udc00'].some((extra) => takes('extra', extra))).toBe(false)
  })

  test('a link lives for 1 hour to 90 days', () => {
    expect([1, 168, 2160].every((hours) => takes('expiresInHours', hours))).toBe(true)
    expect([0, -1, 1.5, 2161, Number.NaN, Infinity, '24'].some((hours) => takes('expiresInHours', hours))).toBe(false)
  })

  test('an idempotency key has 1 to 200 characters', () => {
    expect([1, 200].every((length) => takes('idempotencyKey', 'k'.repeat(length)))).toBe(true)
    expect(['', 'k'.repeat(201), 'a\u0000'].some((key) => takes('idempotencyKey', key))).toBe(false)
  })

  test('a reason says something in 3 to 500 characters', () => {
    expect(parsed('reason', '  Customer called\nand asked  ')).toBe('Customer called\nand asked')
    expect(['', '  ab  ', '\u200b\u200b\u200b', 'x'.repeat(501), 'abc\u0000'].some((r) => takes('reason', r))).toBe(
      false,
    )
  })

  test('a note may be empty and has at most 1,000 characters', () => {
    expect(takes('note', '')).toBe(true)
    expect(takes('note', 'x'.repeat(1001))).toBe(false)
  })

  test('a password has 12 to 128 characters and is never trimmed', () => {
    expect(parsed('password', ' twelve chars ')).toBe(' twelve chars ')
    expect(['eleven char', 'x'.repeat(129)].some((password) => takes('password', password))).toBe(false)
  })

  test.each(Object.keys(fields) as (keyof typeof fields)[])('%s refuses what is no text or number at all', (field) => {
    for (const garbage of [null, undefined, {}, [], true]) expect(takes(field, garbage)).toBe(false)
  })
})
