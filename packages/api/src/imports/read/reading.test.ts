import { readFileSync } from 'node:fs'
import { type ImportField, templateFields } from '@ekyc/domain'
import { importTranslators } from '@ekyc/i18n/imports'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { keptInMemory as kept } from '../../testing/kept-in-memory.ts'
import { makeZip } from '../../testing/make-zip.ts'
import { guessColumns } from '../guess-columns.ts'
import type { Encoding } from './decoder.ts'
import { decode } from './encoding.ts'
import { identifyEncoding } from './identify-encoding.ts'
import { readFile, removeFile } from './parts.ts'
import { readRecords } from './records.ts'
import { survey } from './survey.ts'

async function identify(content: Buffer) {
  const { ctx, file } = await kept([content])
  const { encoding, candidates } = await identifyEncoding(ctx, file)
  return { encoding, candidates }
}

async function read(content: Buffer | string, chosen?: Encoding) {
  const { ctx, file } = await kept([Buffer.from(content as string)])
  const { encoding } = await identifyEncoding(ctx, file)
  const { format, rows, columns } = await survey(ctx, file, chosen ?? encoding ?? 'utf-8')
  const records: (string | number)[][] = []
  const text = decode(readFile(ctx, file), format.encoding)
  for await (const { number, cells } of readRecords(text, format.separator)) records.push([number, ...cells])
  return { ...format, rows, columns, records }
}

const reasonOf = (content: Buffer | string) =>
  read(content).then(
    () => 'taken',
    (error: { reason?: string; field?: string }) => `${error.reason} ${error.field}`,
  )

const PEOPLE = 'Name,E-mail\r\nMaria Santos,maria@example.com\r\n"王, 小明",wang@example.com\r\n'
const RECORDS = [
  [1, 'Name', 'E-mail'],
  [2, 'Maria Santos', 'maria@example.com'],
  [3, '王, 小明', 'wang@example.com'],
]
const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const gb18030 = Buffer.concat([
  Buffer.from([0xd0, 0xd5, 0xc3, 0xfb]),
  Buffer.from(',E-mail\n'),
  Buffer.from([0xcd, 0xf5, 0xd0, 0xa1, 0xc3, 0xf7]),
  Buffer.from(',wang@example.com\n'),
])

test.each([
  ['UTF-8', Buffer.from(PEOPLE), 'utf-8'],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${PEOPLE}`), 'utf-8'],
  ['UTF-16 LE with a mark', utf16(`\uFEFF${PEOPLE}`), 'utf-16le'],
  ['UTF-16 LE without a mark', utf16(PEOPLE), 'utf-16le'],
  ['UTF-16 BE without a mark', utf16(PEOPLE).swap16(), 'utf-16be'],
  ['UTF-16 BE with a mark', utf16(`\uFEFF${PEOPLE}`).swap16(), 'utf-16be'],
])('reads %s', async (_name, content, encoding) => {
  const { encoding: found, separator, header, records } = await read(content)
  expect([found, separator, header]).toEqual([encoding, ',', true])
  expect(records).toEqual(RECORDS)
})

test('reads UTF-16 without a mark also where a character has its zero on the other side', async () => {
  const text = '姓名,E-mail\r\n王一,wang@example.com\r\n一丁,yi@example.com\r\n'
  for (const content of [utf16(text), utf16(text).swap16()]) {
    expect((await read(content)).records[1]).toEqual([2, '王一', 'wang@example.com'])
  }
})

const cases = new URL('../cases/', import.meta.url)
const fileOf = (name: string) => readFileSync(new URL(name, cases))

test.each([
  ['a title', 'Customer list as of 30 Nov 2026\r\n\r\nName;Phone\r\nMaria Santos;+6591230001\r\n'],
  [
    'what a report says of itself',
    'Report:;KYC-07\nBranch:;Orchard\nRun on:;30/11/2026;OPS01\n;\nName;Phone\nMaria Santos;+6591230001\n',
  ],
  ['a title with commas', '"Customers, Orchard, 2026"\nName,Phone\nMaria Santos,+6591230001\n'],
])('begins with the headings below %s', async (_name, content) => {
  const { header, rows, records } = await read(content)
  expect([header, rows]).toEqual([true, 2])
  expect(records.map(([, ...cells]) => cells)).toEqual([
    ['Name', 'Phone'],
    ['Maria Santos', '+6591230001'],
  ])
})

test.each([
  'Total,2',
  'Total: 2',
  'Grand Total',
  ',,,\nTOTAL RECORDS: 2\n*** END OF REPORT ***',
  '合计,2',
  '合計：2 筆',
  'รวมทั้งสิ้น 2 ราย',
  'Jumlah;2',
])('ends above what a report writes below its table: %s', async (total) => {
  expect(await read(`Name,Phone\nMaria Santos,+6591230001\nLee Ann,+6591230002\n${total}\n`)).toMatchObject({ rows: 3 })
})

test.each(['Total Santos,+6591230003', 'รวมพร ใจดี', 'Jumlahwati', 'Total\nLee Ann,+6591230002', 'Total,+6591230003'])(
  'keeps a person whose name begins like a sum: %s',
  async (row) => {
    const rows = 2 + row.split('\n').length
    expect(await read(`Name,Phone\nMaria Santos,+6591230001\n${row}\n`)).toMatchObject({ rows })
  },
)

test.each([
  ['names only', 'Maria Santos\nLee Ann\nMobile Phone\n', 3],
  ['headings that say nothing to us', 'Kunde;Notiz\nMaria;x\nLee;y\n', 3],
  ['a person above headings', 'Lee Ann,lee@example.com\nName,Email\nMaria,maria@example.com\n', 3],
])('keeps every row of a list with %s', async (_name, content, rows) => {
  expect(await read(content)).toMatchObject({ rows })
})

test.each([
  ['big5.csv', 'big5', ['姓名', '電郵', '手機'], ['陳大文', 'chan@example.com', '+85261230001']],
  ['windows-874.csv', 'windows-874', ['ชื่อ', 'อีเมล', 'โทรศัพท์'], ['สมชาย ใจดี', 'somchai@example.com', '+66812340001']],
])('reads %s as Excel writes it on Windows in its language', async (name, encoding, header, first) => {
  const { records, ...found } = await read(fileOf(name))
  expect(found).toMatchObject({ encoding, header: true })
  expect(records.slice(0, 2)).toEqual([
    [1, ...header],
    [2, ...first],
  ])
})

test('asks where the bytes are text in several encodings, and then reads them in the chosen one', async () => {
  const one = Buffer.concat([
    Buffer.from('Name,Email\n'),
    iconv.encode('褚健', 'gb18030'),
    Buffer.from(',a@x.example\n'),
  ])
  const { encoding, candidates } = await identify(one)
  expect([encoding, candidates]).toEqual([null, expect.arrayContaining(['gb18030', 'big5'])])
  expect((await read(one, 'gb18030')).records[1]).toEqual([2, '褚健', 'a@x.example'])
  const western = Buffer.from('name\nMüller\nGärtner\n', 'latin1')
  expect((await identify(western)).candidates[0]).toBe('windows-1252')
  expect((await read(western, 'windows-1252')).records[2]).toEqual([3, 'Gärtner'])
})

test('asks about Chinese names whose bytes happen to be UTF-8 as well', async () => {
  const bytes = iconv.encode('Name\n薛思诗\n钱小山\n', 'gb18030')
  expect(bytes.toString('utf8')).not.toContain('\ufffd')
  const { encoding, candidates } = await identify(bytes)
  expect([encoding, candidates[0], candidates.at(-1)]).toEqual([null, 'gb18030', 'utf-8'])
  // A Thai name that is a Greek letter of phoneticians.
  expect((await identify(iconv.encode('Name\nแดง\n', 'windows874'))).encoding).toBeNull()
  for (const names of [
    'Zoë Nuñez',
    '王',
    'O’Neil',
    'Maria – VIP',
    '★★ 😀',
    'Đặng Văn Đức',
    'Đặng',
    'Huệ',
    'Ửng',
    '薛思诗',
    'สมชาย',
    'Ольга',
    'محمد',
    'Γιώργος',
  ]) {
    expect(await identify(Buffer.from(`Name\n${names}\n`))).toEqual({ encoding: 'utf-8', candidates: [] })
  }
})

test('reads GB18030 where the bytes are no UTF-8', async () => {
  expect(await read(gb18030)).toMatchObject({
    encoding: 'gb18030',
    header: true,
    records: [
      [1, '姓名', 'E-mail'],
      [2, '王小明', 'wang@example.com'],
    ],
  })
})

test.each([';', '\t', '|', ','])('finds the separator %j, also where others stand in the values', async (separator) => {
  const line = (...cells: string[]) => cells.join(separator)
  const text = `${line('name', 'extra', 'email')}\n${line('Maria', '"a,b;c|d\te"', 'm@x.example')}\n${line('Lee', '', 'l@x.example')}`
  const { separator: found, records } = await read(text)
  expect(found).toBe(separator)
  expect(records[1]).toEqual([2, 'Maria', 'a,b;c|d\te', 'm@x.example'])
})

test.each([
  ['sep=;\r\n', ';'],
  ['"sep=|"\n', '|'],
  ['SEP=\t\r', '\t'],
])('takes %j before the first row for the separator that it names', async (hint, separator) => {
  const row = (...cells: string[]) => `${cells.join(separator)}\r\n`
  const text = `${hint}${row('Name', 'a,b,c,d')}${row('Maria Santos', 'e,f,g,h')}`
  for (const content of [text, utf16(`\uFEFF${text}`)]) {
    expect(await read(content)).toMatchObject({
      separator,
      header: true,
      records: [
        [1, 'Name', 'a,b,c,d'],
        [2, 'Maria Santos', 'e,f,g,h'],
      ],
    })
  }
  expect(await reasonOf(hint)).toBe('empty file')
})

test('takes of two marks in every row that without a space behind it for the separator', async () => {
  expect(await read('Santos, Maria;maria@example.com\nLee, Ann;lee@example.com\n')).toMatchObject({
    separator: ';',
    header: false,
    rows: 2,
  })
})

test('finds the separator itself where a file names none that we know', async () => {
  expect(await read(`sep=~\n${PEOPLE}`)).toMatchObject({ separator: ',', records: RECORDS })
})

test('reads one column, any line ends, quotes with lines in them, and counts empty rows as a spreadsheet does', async () => {
  expect((await read('name\nMaria Santos\nLee Ann')).records).toHaveLength(3)
  expect((await read('name,phone\rMaria,+6565550100\r\rLee,+6565550101')).records.at(-1)).toEqual([
    4,
    'Lee',
    '+6565550101',
  ])
  expect((await read('name,extra\n"Maria","two\nlines ""quoted"""\n')).records[1]).toEqual([
    2,
    'Maria',
    'two\nlines "quoted"',
  ])
  expect((await read('name,extra\nMaria,the "red" door\n')).records[1]).toEqual([2, 'Maria', 'the "red" door'])
})

test('takes a quotation mark beside spaces for the beginning or end of a cell, and one inside for itself', async () => {
  expect((await read('name, extra\nMaria, "a, b"\n')).records[1]).toEqual([2, 'Maria', 'a, b'])
  expect((await read('name\textra\n\t "a\tb"\n')).records[1]).toEqual([2, '', 'a\tb'])
  expect((await read('name,extra\n"Lee, Ann" ,x\n')).records[1]).toEqual([2, 'Lee, Ann', 'x'])
  expect((await read('name,extra\n"Maria "Mimi" S",x\n')).records[1]).toEqual([2, '"Maria "Mimi" S"', 'x'])
})

test('takes a first row with a person for a person, and formulas for text', async () => {
  expect(await read('Maria Santos,maria@example.com\nLee,lee@example.com')).toMatchObject({ header: false, rows: 2 })
  expect((await read("name,extra\n=cmd|'/c calc'!A0,'+1")).records[1]).toEqual([2, "=cmd|'/c calc'!A0", '+1'])
})

test.each<[string, Buffer | string, string]>([
  ['nothing', '', 'empty file'],
  ['blank lines', '\n\r\n ,\n', 'empty file'],
  ['a header alone', 'name,email\n', 'headerOnly file'],
  ['NUL bytes in a text', 'name,email\nMaria\u0000,m@x.example\n', 'notText file'],
  ['a late NUL', `name,email\n${'Maria,m@x.example\n'.repeat(9000)}\u0000`, 'notText file'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d, 0x49, 0, 0, 0, 0, 0, 0, 0]), 'notText file'],
  ['an XLSX', Buffer.from('PK\u0003\u0004 and so on'), 'workbook file'],
  ['a ZIP of photos', makeZip([{ name: 'photos/', content: Buffer.alloc(0) }]), 'zip file'],
  ['an XLSX as Excel begins it', makeZip([{ name: '[Content_Types].xml', content: Buffer.alloc(0) }]), 'workbook file'],
  ['an old XLS', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'workbook file'],
  [
    'a UTF-8 text with one broken character',
    Buffer.concat([Buffer.from('name\nJosé Núñez\n'), Buffer.from('Andr\xC3s\n', 'latin1')]),
    'encoding file',
  ],
  ['a web page that is called a spreadsheet', '<html><table><tr><td>Name</td></tr></table>', 'workbook file'],
  ['a PDF', '%PDF-1.7\n', 'notText file'],
  [
    'two lists in two encodings, one after the other',
    Buffer.concat([iconv.encode(`姓名\n${'王小明\n李丽\n'.repeat(20)}`, 'gb18030'), Buffer.from('陳大文\n')]),
    'encoding file',
  ],
  ['half a character at the end', Buffer.from([0xef, 0xbb, 0xbf, 0x6e, 0x0a, 0xe7, 0x8e]), 'encoding file'],
  ['a quote that is never closed', 'name,email\n"Maria,m@x.example\nLee,l@x.example\n', 'quotes rows.2'],
  ['a quote that swallows a large file', `name\n"Maria\n${'Lee\n'.repeat(50_000)}`, 'rowTooLong rows.2'],
  ['a row of 10,001 characters', `name,extra\nMaria,${'x'.repeat(9_996)}\n`, 'rowTooLong rows.2'],
  ['65 columns', `${'name,'.repeat(64)}name\n`, 'tooManyColumns rows.1'],
])('refuses %s and says why', async (_name, content, reason) => {
  expect(await reasonOf(content)).toBe(reason)
})

test('a million rows end at the limit, in words, without growing the memory', async () => {
  const line = Buffer.from('Maria Santos,maria@example.com\n'.repeat(1000))
  const { ctx, file } = await kept(Array.from({ length: 1000 }, () => line))
  global.gc?.()
  const before = process.memoryUsage().heapUsed
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().heapUsed)
  }, 20)
  await expect(survey(ctx, file, 'utf-8')).rejects.toMatchObject({
    code: 'invalidInput',
    reason: 'tooManyRows',
    message: 'This file has more than 100,000 rows. Split it and upload the parts one by one.',
  })
  clearInterval(watch)
  expect(peak - before).toBeLessThan(64 * 1024 * 1024)
})

test('keeps a file in sealed parts, gives any stretch of it, and removes it whole', async () => {
  const content = Buffer.alloc(9 * 1024 * 1024, 'abcdefg')
  const { ctx, file, files } = await kept([content.subarray(0, 5_000_001), content.subarray(5_000_001)])
  expect(files.size).toBe(3)
  for (const bytes of files.values()) expect(Buffer.from(bytes).includes('abcdefg')).toBe(false)
  const [start, end] = [4 * 1024 * 1024 - 3, 8 * 1024 * 1024 + 5]
  const pieces: Buffer[] = []
  for await (const piece of readFile(ctx, file, { start, end })) pieces.push(piece)
  expect(Buffer.concat(pieces).equals(content.subarray(start, end))).toBe(true)
  await removeFile(ctx, file.storageKey, file.bytes)
  expect(files.size).toBe(0)
})

test('refuses more than 50 MB', async () => {
  const megabyte = Buffer.alloc(1024 * 1024, 'x')
  await expect(kept(Array.from({ length: 51 }, () => megabyte))).rejects.toMatchObject({ code: 'tooLarge' })
})

test('guesses columns by their names in four languages', () => {
  expect(guessColumns(['Customer Name', 'E-Mail Address', 'Mobile No', 'Ref. No.', 'notes'])).toEqual([
    'name',
    'email',
    'phone',
    'reference',
    null,
  ])
  expect(guessColumns(['姓名', '手机号', '电子邮箱', '客户编号'])).toEqual(['name', 'phone', 'email', 'reference'])
  expect(guessColumns(['ชื่อ-นามสกุล', 'เบอร์โทรศัพท์', 'อีเมล'])).toEqual(['name', 'phone', 'email'])
  expect(guessColumns(['Nama Lengkap', 'No. HP', 'Surel', 'Nama'])).toEqual(['name', 'phone', 'email', null])
})

test.each([
  [
    ['First Name', 'Last Name', 'Email Address', 'Mobile Phone'],
    ['givenName', 'familyName', 'email', 'phone'],
  ],
  [
    ['first_name', 'surname'],
    ['givenName', 'familyName'],
  ],
  [
    ['姓', '名'],
    ['familyName', 'givenName'],
  ],
  [
    ['姓', '名字'],
    ['familyName', 'givenName'],
  ],
  [
    ['ชื่อ', 'นามสกุล', 'อีเมล'],
    ['givenName', 'familyName', 'email'],
  ],
  [
    ['Nama Depan', 'Nama Belakang'],
    ['givenName', 'familyName'],
  ],
  [
    ['Name', 'Surname'],
    ['givenName', 'familyName'],
  ],
  [
    ['Name (EN)', 'Surname (EN)'],
    ['givenName', 'familyName'],
  ],
  [
    ['firstName', 'lastName'],
    ['givenName', 'familyName'],
  ],
  [
    ['Họ', 'Tên'],
    ['familyName', 'givenName'],
  ],
  [
    ['성', '이름'],
    ['familyName', 'givenName'],
  ],
  [
    ['Full name', 'First name', 'Last name'],
    ['name', null, null],
  ],
  [
    ['Full name', 'Last name'],
    ['name', null],
  ],
  [
    ['First name', 'Email'],
    ['name', 'email'],
  ],
  [
    ['Email', 'Surname'],
    ['email', 'name'],
  ],
  [
    ['Name', 'Name', 'Email', 'e-mail'],
    ['name', null, 'email', null],
  ],
])('makes one name of two columns, and never two of one: %j', (header, expected) => {
  expect(guessColumns(header)).toEqual(expected)
})

test.each<[ImportField, string[]]>([
  ['name', ['Customer Full Name', 'CUST_NAME', 'NAME1', 'Acct Name', 'Name (as per NRIC)', 'Name as in passport']],
  [
    'name',
    ['姓名（中文）', '户名', '顧客姓名', 'ชื่อ–สกุล', 'Họ và tên', 'Tên khách hàng', 'お名前', '姓名 Name', 'Name/姓名'],
  ],
  [
    'email',
    ['E-mail*', 'EMAIL_ADDRESS', 'Email Addr', 'Personal Email', 'emailAddress', '電郵', 'ｅメール', 'Địa chỉ email'],
  ],
  ['phone', ['Mobile #', 'H/P No', 'Cell No', 'Mobile Phone Number', 'Telephone Number', 'MSISDN', 'phone_number']],
  [
    'phone',
    ['Phone Number (with country code)', 'WhatsApp No', 'No. HP/WA', 'Nomor Handphone', 'Số điện thoại', '流動電話'],
  ],
  ['phone', ['เบอร์ติดต่อ', 'หมายเลขโทรศัพท์', 'โทร.', '휴대전화', '移动电话', 'เบอร์โทร / Phone']],
  ['reference', ['CIF', 'CIF_NO', 'Cust ID', 'CUST_NO', 'Application Number', 'Contract No', 'เลขที่สัญญา', '客户号']],
  ['locale', ['Preferred Language', 'Language Code']],
  ['unit', ['Branch Code', 'Branch Name', 'ชื่อสาขา']],
  ['photo', ['Photo File Name', 'รูปภาพ', '相片']],
])('knows the heading of a %s in many spellings', (field, all) => {
  for (const heading of all) expect(guessColumns([heading]), heading).toEqual([field])
})

test.each([
  ...[
    'Spouse Name',
    'Company Name',
    'Father’s Name',
    'RM Email',
    'Emergency Contact Phone',
    'Office Phone',
    'Email sent',
  ],
  ...['Phone Type', 'Bank Name', 'Customer Type', 'Email / Phone', 'Name of bank', 'ID Number', 'Date', 'No.'],
])('takes no column for the customer’s because of one word in its heading: %s', (heading) => {
  expect(guessColumns([heading])).toEqual([null])
})

test('knows the headings of its own template and of rows that were not created', () => {
  for (const t of Object.values(importTranslators)) {
    for (const field of templateFields) expect(guessColumns([t(`imports.field.${field}`)])).toEqual([field])
  }
})
