import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { searchTerms, searchWords } from './index.ts'

const person = {
  id: 'ver_0193-7000',
  name: 'Maria Anne-Marie José Santos',
  email: 'maria.santos@bank.example',
  phone: '+6281234567890',
  reference: 'CASE-2024/001',
}

/** As the database does it: for every term there is a word that begins with it. */
const finds = (query: string, of: Partial<typeof person> = {}) => {
  const words = searchWords({ ...person, ...of })
  const terms = searchTerms(query)
  return terms.length > 0 && terms.every((term) => words.some((word) => word.startsWith(term)))
}

describe('a verification is found', () => {
  test.each([
    ['its name', 'maria santos'],
    ['the beginning of a name, in capitals', 'SANT'],
    ['the second half of a double name', 'Marie'],
    ['a name without its accent', 'jose'],
    ['a name with an accent that it has not', 'María'],
    ['a name with a comma', 'Santos, Maria'],
    ['its e-mail address', 'Maria.Santos@Bank.example'],
    ['the domain of its e-mail address', 'bank.example'],
    ['its reference', 'case-2024/001'],
    ['the end of its reference', '2024/001'],
    ['the digits of its reference', '2024 001'],
    ['its id', 'ver_0193-7000'],
    ['its whole phone number', '+62 812-3456-7890'],
    ['its phone number in the national form', '0812 3456 7890'],
    ['the last four digits of its phone', '7890'],
    ['the last five digits of its phone', '67890'],
    ['the last eight digits of its phone', '34567890'],
    ['name and phone together', 'santos 7890'],
    ['full-width letters', 'ＭＡＲＩＡ'],
  ])('by %s', (_, query) => {
    expect(finds(query)).toBe(true)
  })

  test.each([
    ['+6281211112222', ['+6281211112222', '+62 0812 1111 2222', '0062 812 1111 2222', '+62 (0)812-1111-2222']],
    ['+6281211112222', ['0812 1111 2222', '812 1111 2222', '81211112222', '๐๘๑๒ ๑๑๑๑', '+62 812', '0062812']],
    ['+8613800138000', ['13800138000', '138 0013 8000', '013800138000', '+86 138', '8613800138000']],
    ['+6591230004', ['9123 0004', '91230004', '+65 9123', '6591230004', '(+65) 9123‑0004', '+٦٥ ٩١٢٣']],
    ['+12025550143', ['202 555 0143', '(202) 555-0143', '12025550143', '001 202 555']],
    ['+390612345678', ['06 1234 5678', '+39 06 1234', '+39 6 1234', '390612345678']],
    ['+35312345678', ['01 234 5678', '1 234 5678']],
    ['081211112222', ['0812 1111 2222', '812 1111 2222', '1111 2222']],
  ])('by its phone number %s in any spelling', (phone, queries) => {
    for (const query of queries) expect(finds(query, { phone }), query).toBe(true)
  })

  test.each([
    ["Bonita O'Neil", ['o’neil', "o'neil", 'O`NEIL', 'oʼneil', 'oneil', 'neil', 'o´neil', 'bonita o′neil', 'o‘ne']],
    ['Đặng Văn Đức', ['dang van duc', 'đặng', 'Dặng văn', 'duc']],
    ['Łukasz Wałęsa', ['lukasz walesa', 'Łukasz']],
    ['Søren Kjærgård', ['soren kjaergard', 'søren', 'sören']],
    ['Strauß', ['strauss', 'STRAUẞ', 'straus']],
    ['Işıl İnan', ['isil inan', 'ISIL', 'ışıl']],
    ['Ĳsbrand', ['ijsbrand']],
    ['Þór Ðorsson', ['thor dorsson']],
    ['Anne‑Marie', ['anne-marie', 'anne–marie', 'marie']],
    ['ＭＡＲＩＡ', ['maria']],
    ['Ma\u00adria\u200b', ['maria', 'ma\u200bria']],
    ['Ωνάσης', ['ωνασης', 'ΩΝΆΣΗΣ']],
    ['علی کریمی', ['علي كريمي', 'کریمی']],
    ['فَاطِمَة', ['فاطمة', 'فاطمه']],
    ['王 ２号', ['2号', '2']],
    ['แก้ว ใจดี', ['เเก้ว', 'แก้ว ใจดี']],
    ['เเก้ว', ['แก้ว']],
    ['น้ำฝน', ['นํ้าฝน']],
    ['Jean-Luc', ['jeanluc', 'jean luc', 'JEAN–LUC']],
    ["Nur'aini", ['nuraini', 'nur’aini']],
    ['Muthu A/L Raman', ['muthu a/l', 'raman']],
  ])('by its name %s in any spelling', (name, queries) => {
    for (const query of queries) expect(finds(query, { name }), query).toBe(query.length > 1)
  })

  test.each([
    ['00-1234', ['00-1234', '001234', '00 12']],
    ['CASE–2024／００1', ['case-2024/001', 'CASE—2024/001', '2024001']],
    ['000123', ['000123', '0001', '123']],
    ['เลขที่-๑๒๓', ['123', '๑๒๓']],
  ])('by its reference %s in any spelling', (reference, queries) => {
    for (const query of queries) expect(finds(query, { reference }), query).toBe(true)
  })

  test('by any beginning of any of its words, in any case, with or without accents and invisible characters', () => {
    const letters = fc.constantFrom(..."abzéßđłøæıĳñ’'-ＭاکเกŚ")
    const word = fc.string({ unit: letters, minLength: 2, maxLength: 12 }).filter((text) => /^\p{L}\p{L}/u.test(text))
    const spelling = fc.constantFrom<((text: string) => string)[]>(
      (text) => text.toUpperCase(),
      (text) => text.normalize('NFD'),
      (text) => text.replaceAll("'", '’').replaceAll('-', '‐'),
      (text) => [...text].join('\u00ad'),
    )
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), spelling, (words, spelled) => {
        for (const each of words) expect(finds(spelled(each), { name: words.join(' ') })).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test.each(['小', '小明', '王小明', '明'])('by Chinese characters: %s', (query) => {
    expect(finds(query, { name: '王小明' })).toBe(true)
  })

  test.each(['김', '민준', '김민준', '준'])('by Korean syllables: %s', (query) => {
    expect(finds(query, { name: '김민준' })).toBe(true)
  })

  test.each(['maria@münchen.example', 'münchen', 'maria@xn--mnchen-3ya.example', 'xn--mnchen'])(
    'by either form of the domain of its address: %s',
    (query) => {
      expect(finds(query, { email: 'maria@münchen.example' })).toBe(true)
    },
  )

  test.each(['ส', 'สมชาย', 'กิ่ง'])('by Thai letters: %s', (query) => {
    expect(finds(query, { name: 'สมชาย กิ่งแก้ว' })).toBe(true)
  })

  test.each([
    ['กัญญารัตน์ ศรีสุวรรณ', 'ศรีสุวรรณ'],
    ['หม่อมราชวงศ์ศุภวัฒน์เกษมศรี สนิทวงศ์ ณ อยุธยา', 'อยุธยา'],
    ['深圳市前海微众银行股份有限公司', '有限公司'],
    ['买买提·吐尔逊·阿不都热依木江', '木江'],
  ])('by the end of a long name without spaces: %s', (name, query) => {
    expect(finds(query, { name })).toBe(true)
  })

  test('by its name, however many parts reference and e-mail address have', () => {
    const parts = Array.from({ length: 32 }, (_, part) => part)
    const fragmented = { reference: parts.join('-'), email: `${parts.slice(0, 16).join('.')}@bank.example` }
    expect(finds('santos', fragmented)).toBe(true)
  })

  test('by both scripts of a mixed name', () => {
    expect(['li', '明', 'li 明'].every((query) => finds(query, { name: 'Li小明' }))).toBe(true)
  })

  test.each(['peter', 'maria peter', 'aria', '9999', '王'])('not by “%s”', (query) => {
    expect(finds(query)).toBe(false)
  })
})

describe('a query', () => {
  test.each(['', ' ', 'm', '7', '--', '%', '()', '\ud800'])('of too little (%j) looks up nothing', (query) => {
    expect(searchTerms(query)).toEqual([])
  })

  test('of many words is cut to five', () => {
    expect(searchTerms('aa bb cc dd ee ff gg')).toEqual(['aa', 'bb', 'cc', 'dd', 'ee'])
  })

  test('says each word once', () => {
    expect(searchTerms('Maria maria MARIA')).toEqual(['maria'])
  })
})

describe('words', () => {
  test('are few and short, whatever they are made of', () => {
    const words = searchWords({
      id: 'ver_1',
      name: '𠮷'.repeat(100) + ' a-b-c-d-e-f-g-h-i-j'.repeat(10),
      email: `${'x'.repeat(64)}@${'y.'.repeat(90)}example`,
      phone: '+123456789012345',
      reference: '1-'.repeat(32),
    })
    expect(words.length).toBeLessThanOrEqual(48)
    for (const word of words) {
      expect([...word].length).toBeLessThanOrEqual(64)
      expect(word.isWellFormed()).toBe(true)
    }
  })

  test('are never empty, also where there is little to index', () => {
    expect(searchWords({ id: 'ver_1', name: '王', email: null, phone: null, reference: null })).toEqual(['ver_1', '王'])
  })
})
