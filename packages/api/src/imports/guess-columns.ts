import { fields, type ImportField, importFields } from '@ekyc/domain'
import { importTranslators } from '@ekyc/i18n/imports'

/** How people head their columns in the languages of the markets: letters and digits alone, in lower case. */
const names: Record<ImportField, string[]> = {
  name: [
    ...['name', 'fullname', 'customer', 'customername', 'clientname', 'nama', 'namalengkap', 'namapelanggan'],
    ...[
      '姓名',
      '客户姓名',
      '客户',
      '客戶姓名',
      '客戶',
      '名字',
      '名称',
      '全名',
      '中文姓名',
      '中文名',
      '客戶名稱',
      '客户名称',
    ],
    ...['ชื่อ', 'ชื่อนามสกุล', 'ชื่อและนามสกุล', 'ชื่อสกุล', 'ชื่อลูกค้า', 'ชื่อเต็ม', '이름', '성명', '고객명', '氏名', '名前'],
    ...['contact', 'contactname', 'applicant', 'applicantname', 'hoten', 'hovaten', 'họvàtên', 'họtên', 'namanasabah'],
  ],
  givenName: [
    ...['firstname', 'givenname', 'givennames', 'forename', 'fname', 'firstnames', 'customerfirstname', 'namadepan'],
    ...['名', 'ชื่อจริง', 'ชื่อตัว', 'ชื่อต้น', 'tên', 'tênđệmvàtên'],
  ],
  familyName: [
    ...['lastname', 'surname', 'familyname', 'lname', 'secondname', 'customerlastname', 'namabelakang', 'namakeluarga'],
    ...['marga', '姓', '姓氏', 'นามสกุล', 'สกุล', '성', '성씨', 'họ', 'họđệm'],
  ],
  shownAs: ['shownas', 'displayname', 'nickname', '显示名称', '顯示名稱', 'ชื่อที่แสดง', 'namatampilan'],
  salutation: ['salutation', 'greeting', 'honorific', '称呼', '稱呼', '称谓', '稱謂', 'คำขึ้นต้น', 'sapaan', 'panggilan'],
  email: [
    ...[
      'email',
      'emails',
      'emailid',
      'emailaddress',
      'customeremail',
      'correo',
      'mail',
      'alamatemail',
      'surel',
      '邮箱',
      '電郵',
      '电邮',
      '电子邮件',
      '电子邮箱',
      '电邮地址',
    ],
    ...[
      '電子郵件',
      '電子郵箱',
      '電郵地址',
      '電子郵件地址',
      '電子信箱',
      '信箱',
      '邮件',
      '电子邮件地址',
      '邮箱地址',
      '이메일',
      'メール',
    ],
    ...['メールアドレス', 'อีเมล', 'อีเมล์', 'ที่อยู่อีเมล'],
  ],
  phone: [
    ...['phone', 'phonenumber', 'mobile', 'mobilenumber', 'mobilephone', 'cell', 'cellphone', 'tel', 'telephone'],
    ...['mobileno', 'phoneno', 'contactnumber', 'contactno', 'telno', 'handphone', 'hpno', 'whatsapp', 'nowa', 'handy'],
    ...['telepon', 'nomortelepon', 'notelepon', 'notelp', 'hp', 'nohp', 'nomorhp', 'ponsel', '手机', '手機', '手机号'],
    ...[
      '手机号码',
      '手機號碼',
      '电话',
      '電話',
      '电话号码',
      '電話號碼',
      '联系电话',
      '聯絡電話',
      '手提電話',
      '手機號',
      '手提',
      '行動電話',
      '联系方式',
      '휴대폰',
      '전화번호',
      '연락처',
      '携帯電話',
      '電話番号',
      'โทรศัพท์',
      'เบอร์โทร',
      'เบอร์โทรศัพท์',
      'มือถือ',
      'เบอร์มือถือ',
    ],
  ],
  reference: [
    ...[
      'reference',
      'ref',
      'referencenumber',
      'refno',
      'caseid',
      'caseno',
      'customerid',
      'customerno',
      'applicationid',
    ],
    ...[
      'accountno',
      'referensi',
      'nomorreferensi',
      'noreferensi',
      '编号',
      '編號',
      '参考号',
      '參考號',
      '客户编号',
      '客戶編號',
    ],
    ...['业务编号', '申请编号', 'อ้างอิง', 'เลขอ้างอิง', 'หมายเลขอ้างอิง', 'รหัสลูกค้า'],
  ],
  photo: [
    ...['photo', 'photofile', 'photoname', 'comparephoto', 'picture', 'image', 'foto', 'namafoto', 'gambar'],
    ...['照片', '图片', '圖片', '照片文件', '照片名称', '照片檔案', 'รูป', 'รูปถ่าย', 'ภาพ', 'ภาพถ่าย'],
  ],
  locale: ['language', 'lang', 'locale', 'bahasa', '语言', '語言', 'ภาษา'],
  timeZone: ['timezone', 'zonawaktu', '时区', '時區', 'เขตเวลา'],
  unit: [
    'unit',
    'branch',
    'office',
    'cabang',
    'kantor',
    '单位',
    '單位',
    '网点',
    '網點',
    '分行',
    '支行',
    'สาขา',
    'หน่วยงาน',
  ],
  extra: ['extra', 'extradata', '附加信息', '附加資訊', '附加数据'],
  returnUrl: ['returnurl', 'returnaddress', 'redirecturl', '返回地址', '返回網址', '跳转地址'],
  expiresInHours: ['expiresinhours', 'hours', 'linkhours', '有效小时', '有效小時', 'jam'],
}

// Thai’s ำ is two characters once it is simplified.
const known = new Map(
  Object.entries(names).flatMap(([field, all]) => all.map((name) => [simplified(name), field as ImportField])),
)
// The headings of our own template and of the rows that were not created.
for (const t of Object.values(importTranslators)) {
  for (const field of importFields) known.set(simplified(t(`imports.field.${field}`)), field)
}
for (const field of importFields) known.set(field.toLowerCase(), field)

/** Headings that mean the whole name where they are alone, and the given name beside a family name. */
const GIVEN_BESIDE_FAMILY: ReadonlySet<string> = new Set(['name', 'nama', 'ชื่อ', '名字', '이름'])

/** Thai vowels and tone marks are marks, not letters. */
function simplified(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')
}

/** Which field each column is by its heading; the first of two that claim the same field gets it. */
export function guessColumns(header: string[]): (ImportField | null)[] {
  const taken = new Set<ImportField>()
  return withOneName(header.map(simplified)).map((field) => {
    if (!field || taken.has(field)) return null
    taken.add(field)
    return field
  })
}

/** A whole name wins over its parts, and a part without the other is all the name there is. */
function withOneName(headings: string[]): (ImportField | null)[] {
  const found = headings.map((heading) => known.get(heading) ?? null)
  const isHalf = found.includes('familyName') && !found.includes('givenName')
  const guessed = found.map((field, index) =>
    field === 'name' && isHalf && GIVEN_BESIDE_FAMILY.has(headings[index] ?? '') ? 'givenName' : field,
  )
  const isWhole = guessed.includes('name')
  if (!isWhole && guessed.includes('givenName') && guessed.includes('familyName')) return guessed
  return guessed.map((field) => (field === 'givenName' || field === 'familyName' ? (isWhole ? null : 'name') : field))
}

/** A first row that names a field, or at least holds no address and no number of a person. */
export function looksLikeHeader(cells: string[]): boolean {
  if (guessColumns(cells).some((field) => field !== null)) return true
  return !cells.some((cell) => fields.email.safeParse(cell).success || fields.phone.safeParse(cell).success)
}
