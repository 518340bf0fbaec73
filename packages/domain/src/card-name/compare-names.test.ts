import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareNames, namesOnCard } from './index.ts'

const grade = (given: string, ...card: string[]) => compareNames(given, card)?.grade

describe('the name on the card', () => {
  test.each([
    ['Maria Santos', 'SANTOS MARIA'],
    ['Santos, Maria', 'Maria Santos'],
    ['Dr. Maria Santos', 'MARIA SANTOS'],
    ['Chen Mei Ling', 'CHEN MEILING'],
    ['Meiling Chen', 'CHEN, Mei-Ling'],
    ['Bonita O’Neil', 'ONEIL BONITA'],
    ['Đặng Văn Đức', 'DANG VAN DUC'],
    ['Ahmad bin Ali', 'AHMAD ALI'],
    ['Siva s/o Raman', 'SIVA RAMAN'],
    ['นายสมชาย ใจดี', 'สมชาย ใจดี'],
    ['刘国华', '劉國華'],
    ['陳大文先生', '陈大文'],
    ['Ｍａｒｉａ　Ｓａｎｔｏｓ', 'Maria Santos'],
    ['Muthu A L Raman', 'MUTHU A/L RAMAN'],
    ['Ravi s.o. Kumar', 'RAVI S/O KUMAR'],
    ['Nur Aisyah binte Mohamed', 'NUR AISYAH BTE MOHAMED'],
    ["Ma'ruf Amin", 'MARUF AMIN'],
    ['น้ำฝน ใจดี', 'นํ้าฝน ใจดี'],
    ['แก้ว ใจดี', 'เเก้ว ใจดี'],
    ['锺楚红', '鍾楚紅'],
    ['محمد علي', 'محمد على'],
    ['Maria Santos', 'SANTOS<<MARIA<<<<'],
    ['買買提·吐爾遜', '买买提·吐尔逊'],
    ['Budi Santoso', 'Dr. H. BUDI SANTOSO, S.E., M.M.'],
    ['Lim Siew Hoon', 'LIM SIEW HOON (林秀雲)'],
    ['ｻﾄｳ ﾊﾅｺ', 'サトウ ハナコ'],
  ])('%s is %s', (given, card) => expect(grade(given, card)).toBe('same'))

  test.each([
    ['Maria Santos', 'MARIA SANTO'],
    ['Maria Santos', 'MARIA CLARA SANTOS'],
    ['M. Clara Santos', 'MARIA CLARA SANTOS'],
    ['王小明', '王小朋'],
    ['Budi Santoso', 'BUDI SANTOSA'],
    ['김민준', '김민중'],
    ['Mohd Faizal bin Yusof', 'MOHAMMAD FAIZAL BIN YUSOF'],
    ['Moh. Hatta', 'MUHAMMAD HATTA'],
    ['Abd. Rahim', 'ABDUL RAHIM'],
    ['Ma. Teresa Cruz', 'MARIA TERESA CRUZ'],
    ['Suharto', 'SOEHARTO'],
    ['Tjokro Djojo', 'COKRO JOJO'],
    ['Lv Xiaojun', 'LYU XIAOJUN'],
    ['Oliver Olson', '0LIVER 0LS0N'],
    ['William Lim', 'WI11IAM LIM'],
    ['Modern Name', 'MODEM NAME'],
    ['I Made Wijaya', 'MADE WIJAYA'],
  ])('%s is near %s', (given, card) => expect(grade(given, card)).toBe('near'))

  test.each([
    ['Maria Santos', 'JUAN DELA CRUZ'],
    ['Maria Santos', 'MARIA'],
    ['Maria Santos', 'MARIA REYES'],
    ['王明', '王朋'],
    ['Li Na', 'LI MA'],
    ['김민', '김준'],
    ['Mohd Ali', 'AHMAD ALI'],
    ['Siti', 'SITI NURHALIZA'],
    ['Rajesh Kumar', 'RAJESH VERMA'],
    ['Chan Tai Man', 'WONG TAI MAN PETER'],
    ['于谦', '王谦'],
  ])('%s differs from %s', (given, card) => expect(grade(given, card)).toBe('differs'))

  test('counts in the script in which the customer wrote it, and cannot be judged in another', () => {
    expect(grade('陈大文', 'CHAN TAI MAN', '陳大文')).toBe('same')
    expect(grade('Chan Tai Man', 'CHAN TAI MAN', '陳大文')).toBe('same')
    expect(grade('陈大文', 'CHAN TAI MAN')).toBe('otherScript')
    expect(grade('Chen Mei Ling 陈美玲', '陳美玲')).toBe('same')
    expect(grade('Chen Mei Ling 陈美玲', 'CHEN MEI LING')).toBe('same')
    expect(grade('Chen Mei Ling 陈美玲', 'CHEN MEI HUA', '陳美華')).toBe('near')
    expect(grade('Мария Иванова', 'فاطمة علي')).toBe('otherScript')
    expect(compareNames('Maria Santos', [])).toBeNull()
  })

  test('is marked where it differs, as it is written', () => {
    expect(compareNames('Maria Santos', ['MARIO SANTOS'])).toEqual({
      grade: 'near',
      given: [
        { text: 'Mari', differs: false },
        { text: 'a', differs: true },
        { text: ' Santos', differs: false },
      ],
      card: [
        { text: 'MARI', differs: false },
        { text: 'O', differs: true },
        { text: ' SANTOS', differs: false },
      ],
    })
    expect(compareNames('Maria Santos', ['MARIA REYES'])?.card).toEqual([
      { text: 'MARIA ', differs: false },
      { text: 'REYES', differs: true },
    ])
    expect(compareNames('I Made Wijaya', ['MADE WIJAYA'])?.given[0]).toEqual({ text: 'I', differs: true })
  })

  test.each([
    ['Dr. Budi Santoso, M.Kom.', 'BUDI SANTOSO'],
    ['Siti Aminah binti Ali', 'SITI AMINAH BTE ALI'],
    ['สมชาย ใจดี', 'นายสมชาย ใจดี'],
  ])('has nothing marked where titles and marks are all that differs: %s, %s', (given, card) => {
    expect(compareNames(given, [card])).toEqual({
      grade: 'same',
      given: [{ text: given, differs: false }],
      card: [{ text: card, differs: false }],
    })
  })
})

// No title begins with x.
const word = fc.stringMatching(/^x[a-z]{2,7}$/)
const name = fc.array(word, { minLength: 2, maxLength: 4 }).map((words) => words.join(' '))
const anything = fc.string({ unit: 'grapheme', maxLength: 30 })

describe('whatever two names are', () => {
  test('each is the same as itself in another order, case and with a title', () => {
    fc.assert(
      fc.property(name, (text) => {
        expect(grade(text, `Mrs ${text.split(' ').toReversed().join(' ').toUpperCase()}`)).toBe('same')
      }),
    )
  })

  test('the grade does not depend on which is the card', () => {
    fc.assert(fc.property(name, name, (a, b) => void expect(grade(a, b)).toBe(grade(b, a))))
    fc.assert(fc.property(anything, anything, (a, b) => void expect(grade(a, b)).toBe(grade(b, a))))
  })

  test('the pieces are the names as written, and nothing is marked where they are the same', () => {
    fc.assert(
      fc.property(fc.oneof(name, anything), fc.oneof(name, anything), (a, b) => {
        const compared = compareNames(a, [b])
        expect(compared?.given.map(({ text }) => text).join('')).toBe(a)
        expect(compared?.card.map(({ text }) => text).join('')).toBe(b)
      }),
    )
    fc.assert(
      fc.property(name, (text) => {
        const marks = compareNames(text, [text.toUpperCase()])?.card ?? []
        expect(marks.some(({ differs }) => differs)).toBe(false)
      }),
    )
  })

  test('one letter that differs is never the same name', () => {
    fc.assert(fc.property(name, (text) => void expect(grade(text, text.replace(/^./, '9'))).not.toBe('same')))
  })
})

test('the names of a card are its holder’s, in whatever fields Tencent puts them', () => {
  expect(namesOnCard({ FullName: 'CHAN Tai Man', ChineseName: '陳大文', LicenseNumber: 'X' })).toEqual([
    'CHAN Tai Man',
    '陳大文',
  ])
  expect(namesOnCard({ FirstName: 'SOMCHAI', LastName: 'JAIDEE', FullName: 'นาย สมชาย ใจดี' })).toEqual([
    'นาย สมชาย ใจดี',
    'SOMCHAI JAIDEE',
  ])
  expect(namesOnCard({ Surname: 'SANTOS', GivenName: 'MARIA' })).toEqual(['MARIA SANTOS'])
  expect(namesOnCard({ FullName: 'TAN', 'CardInfo.EnName': 'TAN AH KOW', 'Owners[0].FullName': 'LIM' })).toEqual([
    'TAN',
    'TAN AH KOW',
  ])
  expect(namesOnCard({ LicenseNumber: 'X', Surname: 'SANTOS' })).toEqual([])
})

test('an answer with more names, or longer ones, than a card has is compared at once', () => {
  const cards = Array.from({ length: 30 }, (_, n) => [`A${n}Card.Name`, `${n}${' a@'.repeat(50_000)}`])
  const others = Array.from({ length: 20_000 }, (_, n) => [`Field${n}`, 'x'])
  const names = namesOnCard(Object.fromEntries([...cards, ...others]))
  expect([names.length, names[0]?.length]).toEqual([20, 400])
  expect(compareNames('Maria Santos', names)?.grade).toBe('differs')
})
