import { expect, test } from 'vitest'
import { fields, presentName } from '../index.ts'

/** Name, what is shown, what a letter calls the person. */
const pairs: [string, string, string | null][] = [
  // Chinese, in Chinese characters
  ['王小明', '王＊＊', null],
  ['王明', '王＊', null],
  ['歐陽娜娜', '歐陽＊＊', null],
  ['陈 美玲', '陈＊＊', null],
  ['林志玲女士', '林＊＊', null],
  // Chinese, in Latin letters: the surname stands first
  ['Chen Mei Ling', 'Mei Ling C.', 'Mei Ling'],
  ['CHEN MEI LING', 'Mei Ling C.', 'Mei Ling'],
  ['Lim Wei Jie, Jason', 'Jason L.', 'Jason'],
  ['Jason Lim Wei Jie', 'Jason L.', 'Jason'],
  ['Lim Wei Jie Jason', 'Jason L.', 'Jason'],
  ['Zhang Xiaoming', 'Xiaoming Z.', 'Xiaoming'],
  ['Datuk Lee Chong Wei', 'Chong Wei L.', 'Chong Wei'],
  ['Wong Tsz Ching', 'Tsz Ching W.', 'Tsz Ching'],
  ['Lee Anderson', 'Lee A.', 'Lee'],
  // Malay
  ['Ahmad bin Abdullah', 'Ahmad A.', 'Ahmad'],
  ['Siti Nurhaliza binti Tarudin', 'Siti Nurhaliza T.', 'Siti Nurhaliza'],
  ['Muhammad Faiz bin Ismail', 'Muhammad Faiz I.', 'Muhammad Faiz'],
  ['Abdul Rahman bin Hassan', 'Abdul Rahman H.', 'Abdul Rahman'],
  ['Hj. Fatimah bte Ali', 'Fatimah A.', 'Fatimah'],
  ['Abdul Rahman', 'Abdul R.', null],
  // Indian
  ['Ravi s/o Kumar', 'Ravi K.', 'Ravi'],
  ['PRIYA D/O RAMAN', 'Priya R.', 'Priya'],
  ['Kumar a/l Muthu', 'Kumar M.', 'Kumar'],
  ['K. Ravichandran', 'Ravichandran K.', 'Ravichandran'],
  // Thai
  ['สมชาย ใจดี', 'สมชาย จ.', 'สมชาย'],
  ['นางสาวมาลี สุขใจ', 'มาลี ส.', 'มาลี'],
  ['น.ส. มาลี เสนา', 'มาลี ส.', 'มาลี'],
  // Indonesian
  ['Sukarno', 'Suk***', null],
  ['Dewi', 'D***', null],
  ['Joko Widodo', 'Joko W.', 'Joko'],
  ['I Made Wijaya', 'Made W.', 'Made'],
  ['Dr. Budi Santoso, S.E.', 'Budi S.', 'Budi'],
  // Vietnamese: the calling name stands last
  ['Nguyễn Văn An', 'An N.', 'An'],
  ['Tran Thi My Linh', 'Linh T.', 'Linh'],
  ['Le Van An', 'An L.', 'An'],
  // Western and Filipino
  ['Maria Santos', 'Maria S.', 'Maria'],
  ['Smith, John', 'John S.', 'John'],
  ['Mr John Smith Jr.', 'John S.', 'John'],
  ['José Carlos da Silva', 'José S.', 'José'],
  ['Ma. Teresa Cruz', 'Ma. Teresa C.', 'Ma. Teresa'],
]
/** More of each kind. */
const more: [string, string, string | null][] = [
  // Titles, degrees, brackets, aliases
  ['Prof. Dr. Ir. Budi Santoso, M.Si., Ph.D.', 'Budi S.', 'Budi'],
  ['Budi Santoso SE MM', 'Budi S.', 'Budi'],
  ['Dato’ Sri Najib bin Razak', 'Najib R.', 'Najib'],
  ['Tan Sri Lim Goh Tong', 'Goh Tong L.', 'Goh Tong'],
  ['พ.ต.อ. สมชาย ใจดี', 'สมชาย จ.', 'สมชาย'],
  ['พลเอก ประยุทธ์ จันทร์โอชา', 'ประยุทธ์ จ.', 'ประยุทธ์'],
  ['ม.ร.ว. คึกฤทธิ์ ปราโมช', 'คึกฤทธิ์ ป.', 'คึกฤทธิ์'],
  ['ผศ.ดร.มาลี สุขใจ', 'มาลี ส.', 'มาลี'],
  ['คุณากร ใจดี', 'คุณากร จ.', 'คุณากร'],
  ['Khun Somchai Jaidee', 'Somchai J.', 'Somchai'],
  ['Mr & Mrs Smith', 'S***', null],
  ['Dr. Lim', 'L***', null],
  ['Maria Santos (Mia)', 'Maria S.', 'Maria'],
  ['Robert "Bob" Smith', 'Robert S.', 'Robert'],
  ['Lim Ah Lek @ Lim Kheng', 'Ah Lek L.', 'Ah Lek'],
  ['  Maria   de la Cruz  ', 'Maria C.', 'Maria'],
  ['MARIA CLARA SANTOS-REYES', 'Maria S.', 'Maria'],
  ['Dela Cruz, Juan P.', 'Juan C.', 'Juan'],
  ['Chan, Peter', 'Peter C.', 'Peter'],
  ['WONG, Tsz Ching Peter', 'Peter W.', 'Peter'],
  ['chen mei ling', 'Mei Ling C.', 'Mei Ling'],
  ['ＣＨＥＮ　ＭＥＩ　ＬＩＮＧ', 'Mei Ling C.', 'Mei Ling'],
  // Chinese, Korean, Japanese
  ['Tan Swee Hock', 'Swee Hock T.', 'Swee Hock'],
  ['Ou Yang Na Na', 'Na Na O.', 'Na Na'],
  ['HUANG-LIN MEI LING', 'Mei Ling H.', 'Mei Ling'],
  ['Mei Ling Chen', 'Mei Ling C.', 'Mei Ling'],
  ['Tan Anderson', 'Tan A.', null],
  ['Kim Min-jun', 'Min-jun K.', 'Min-jun'],
  ['Park Ji-sung', 'Ji-sung P.', 'Ji-sung'],
  ['Kim Basinger', 'Kim B.', 'Kim'],
  ['Tanaka Hiroshi', 'Hiroshi T.', 'Hiroshi'],
  ['김민준', '김＊＊', null],
  ['남궁민수', '남궁＊＊', null],
  ['山田 太郎', '山田＊＊', null],
  ['𠮷野家', '𠮷＊＊', null],
  // Burmese names have no surname
  ['Daw Aung San Suu Kyi', 'Aung K.', null],
  ['Zin Mar Oo', 'Zin O.', null],
  ['Thin Thin Aye', 'Thin A.', null],
  ['U Thant', 'U T.', null],
  // Malay, Indian, Arabic
  ['Abu Bakar bin Osman', 'Abu Bakar O.', 'Abu Bakar'],
  ['Wan Nor Azlina', 'Wan Nor A.', null],
  ['Tunku Abdul Rahman', 'Tunku Abdul R.', null],
  ['Tengku Abdul Aziz bin Tengku Ahmad', 'Tengku Abdul Aziz T.', 'Tengku Abdul Aziz'],
  ['S. Ravi a/l Kumar', 'Ravi K.', 'Ravi'],
  ['J. K. Rowling', 'Rowling J.', null],
  ['محمد بن عبد الله', 'محمد ع.', 'محمد'],
  ['प्रिया शर्मा', 'प्रिया श.', 'प्रिया'],
  // Vietnamese
  ['Trần Minh', 'Minh T.', 'Minh'],
  ['NGUYEN THI MINH KHAI', 'Khai N.', 'Khai'],
  ['Linh Nguyen', 'Linh N.', 'Linh'],
  ['Le Goff', 'Le G.', null],
  // Balinese, Javanese
  ['Ni Wayan Sari', 'Wayan S.', 'Wayan'],
  ['I Wayan', 'W***', null],
  ['Raden Ajeng Kartini', 'Raden Ajeng K.', 'Raden Ajeng'],
  // Surnames that are rarer, or of two characters
  ['西门吹雪', '西门＊＊', null],
  ['澹臺滅明', '澹臺＊＊', null],
  ['万俟卨', '万俟＊', null],
  ['LYU XIAOJUN', 'Xiaojun L.', 'Xiaojun'],
  ['Lü Buwei', 'Buwei L.', 'Buwei'],
  ['Dai Wangshu', 'Wangshu D.', 'Wangshu'],
  ['HONG GILDONG', 'Gildong H.', 'Gildong'],
  ['Choi Seulgi', 'Seulgi C.', 'Seulgi'],
  ['Kim Wilde', 'Kim W.', 'Kim'],
  ['Kiều Minh Tuấn', 'Tuấn K.', 'Tuấn'],
  ['HỨA VĨ VĂN', 'Văn H.', 'Văn'],
  ['Tôn Nữ Thị Ninh', 'Ninh T.', 'Ninh'],
  ['Phùng Quang Thanh', 'Thanh P.', 'Thanh'],
  ['Ly Hoang Nam', 'Nam L.', 'Nam'],
  // Syllables that are names of the West too
  ['Lim Kit Siang', 'Kit Siang L.', 'Kit Siang'],
  ['TAN KAI WEN', 'Kai Wen T.', 'Kai Wen'],
  ['Goh Siew Ann', 'Siew Ann G.', 'Siew Ann'],
  ['Lim Wei Jie Ann', 'Ann L.', 'Ann'],
  ['Kim Lee', 'Kim L.', 'Kim'],
  // As a MyKad has an alias, and a degree of midwives
  ['AHMAD FAUZI @ FAUZI BIN OMAR', 'Ahmad Fauzi O.', 'Ahmad Fauzi'],
  ['Dewi Lestari, A.Md.Keb.', 'Dewi L.', 'Dewi'],
  // More titles, in front or behind, known or told by their full stop
  ['Pn. Rohani binti Ali', 'Rohani A.', 'Rohani'],
  ['Prof. Madya Dr. Azizah Hassan', 'Azizah H.', 'Azizah'],
  ['Yang Berhormat Lim Guan Eng', 'Guan Eng L.', 'Guan Eng'],
  ['Datuk Seri Panglima Musa Aman', 'Musa A.', 'Musa'],
  ['Lt. Kol. Ahmad bin Ali', 'Ahmad A.', 'Ahmad'],
  ['Ts. Ahmad bin Ali', 'Ahmad A.', 'Ahmad'],
  ['A/Prof Tan Wei Ming', 'Wei Ming T.', 'Wei Ming'],
  ['BG (NS) Tan Chuan-Jin', 'Chuan-Jin T.', 'Chuan-Jin'],
  ['Kompol Budi Santoso', 'Budi S.', 'Budi'],
  ['Adv. Ravi Kumar', 'Ravi K.', 'Ravi'],
  ['Gov. Juan Cruz', 'Juan C.', 'Juan'],
  ['Bà Trần Thị Mai', 'Mai T.', 'Mai'],
  ['Anh Nguyễn', 'Anh N.', 'Anh'],
  ['PGS.TS. Nguyễn Văn An', 'An N.', 'An'],
  ['Pol.Col. Somchai Jaidee', 'Somchai J.', 'Somchai'],
  ['Acting Sub Lt. Somchai Jaidee', 'Somchai J.', 'Somchai'],
  ['Mr/Mrs Lim Wei Jie', 'Wei Jie L.', 'Wei Jie'],
  ['LIM WEI JIE MR', 'Wei Jie L.', 'Wei Jie'],
  ['LIM/WEI JIE MR', 'Wei Jie L.', 'Wei Jie'],
  ['Lim Wei Jie, Mr', 'Wei Jie L.', 'Wei Jie'],
  ['Md. Shakib Hasan', 'Md. Shakib H.', 'Md. Shakib'],
  ['Mrs Chan Lee Siu Ling', 'Siu Ling C.', 'Siu Ling'],
  // A married name of Hong Kong
  ['LEUNG CHEUNG SIU KUEN', 'Siu Kuen L.', 'Siu Kuen'],
  ['Carrie LAM CHENG Yuet-ngor', 'Carrie L.', 'Carrie'],
  ['Lam Cheng Yuet-ngor', 'Yuet-ngor L.', 'Yuet-ngor'],
  // One apostrophe, whichever is typed
  ["D'Angelo Russell", "D'Angelo R.", "D'Angelo"],
  ['N’Golo Kanté', "N'Golo K.", "N'Golo"],
  ["Nur'aini binti Hassan", "Nur'aini H.", "Nur'aini"],
  ["Zhang Ji'an", "Ji'an Z.", "Ji'an"],
  // Marks of a father by programs that know no slash
  ['MUTHU A L RAMAN', 'Muthu R.', 'Muthu'],
  ['Kavitha a.p. Murugan', 'Kavitha M.', 'Kavitha'],
  ['RAVI S \\ O KUMAR', 'Ravi K.', 'Ravi'],
  ['Devi D / O Raman', 'Devi R.', 'Devi'],
  ['Maria A. P. Santos', 'Maria S.', 'Maria'],
  // Two scripts, no name at all
  ['陈美玲 Chen Mei Ling', 'Mei Ling C.', 'Mei Ling'],
  ['David 王', '王＊', null],
  ['Maria 2', 'M***', null],
  ['😀 Maria Santos 😀', 'Maria S.', 'Maria'],
  ['X', '***', null],
  ['42', '4***', null],
  ['!!!', '!***', null],
  ['', '***', null],
  // Abbreviations that are no names
  ['Md. Rahim', 'Md. R.', null],
  ['Prof. Dr. med. Anna-Lena Müller', 'Anna-Lena M.', 'Anna-Lena'],
  ['Dr. rer. nat. Jan de Vries', 'Jan V.', 'Jan'],
]

test.each([...pairs, ...more])('“%s” is shown as “%s” and greeted as “%s”', (name, shownAs, greeting) => {
  expect(presentName(name)).toEqual({ shownAs, greeting })
})

const hostile = [
  ...[
    'Dr',
    'Datuk',
    'Hj.',
    'นาย',
    'ดร.',
    '先生',
    'bin',
    'bin Ali',
    'Ali bin',
    ', ,',
    'Smith,',
    ',Smith',
    'a/l',
    'S.E.',
    'I I',
  ],
  ...[
    '((((',
    ')Maria(',
    '<script>alert(1)</script>',
    '\u202eMaria\u202c',
    '\ud83d',
    'e\u0301'.repeat(200),
    '＊＊',
    '***',
    '\u0000',
  ],
  ...['a', '字', 'ab ', 'Å. ', 'ﬃ ', '👨‍👩‍👧 ', 'สุ', 'कि ', 'Jr. ', '(', ', '].map((each) => each.repeat(200)),
  `${'𠮷'.repeat(60)} ${'x'.repeat(39)}`,
  // A whole file that was pasted into the form.
  'กก.'.repeat(100_000),
]

test.each(hostile)(
  'any text gives something to show, at most 40 characters, and no title as a greeting: %j',
  (name) => {
    const { shownAs, greeting } = presentName(name)
    expect(fields.shownAs.safeParse(shownAs).success || !name.isWellFormed()).toBe(true)
    expect([...shownAs].length).toBeLessThanOrEqual(40)
    if ([...name].length > 40) expect(shownAs).not.toContain(name)
    if (greeting !== null) {
      expect(fields.shownAs.safeParse(greeting).success).toBe(true)
      expect(greeting).not.toMatch(/^(dr|datuk|hj|bin|นาย|ดร)\b\.?$/iu)
    }
  },
)
