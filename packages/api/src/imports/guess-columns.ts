import { fields, type ImportField } from '@ekyc/domain'

/** How people head their columns in English, Chinese, Thai and Indonesian: letters and digits alone, in lower case. */
const names: Record<ImportField, string[]> = {
  name: [
    ...['name', 'fullname', 'customer', 'customername', 'clientname', 'nama', 'namalengkap', 'namapelanggan'],
    ...['姓名', '客户姓名', '客户', '客戶姓名', '客戶', '名字', '全名', 'ชื่อ', 'ชื่อนามสกุล', 'ชื่อลูกค้า', 'ชื่อเต็ม'],
  ],
  shownAs: ['shownas', 'displayname', 'nickname', '显示名称', '顯示名稱', 'ชื่อที่แสดง', 'namatampilan'],
  salutation: ['salutation', 'greeting', 'honorific', '称呼', '稱呼', '称谓', '稱謂', 'คำขึ้นต้น', 'sapaan', 'panggilan'],
  email: [
    ...[
      'email',
      'emailaddress',
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
    ...['電子郵件', '電子信箱', 'อีเมล', 'อีเมล์'],
  ],
  phone: [
    ...['phone', 'phonenumber', 'mobile', 'mobilenumber', 'mobilephone', 'cell', 'cellphone', 'tel', 'telephone'],
    ...['telepon', 'nomortelepon', 'notelepon', 'notelp', 'hp', 'nohp', 'nomorhp', 'ponsel', '手机', '手機', '手机号'],
    ...[
      '手机号码',
      '手機號碼',
      '电话',
      '電話',
      '电话号码',
      '電話號碼',
      '联系电话',
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

// Thai's ำ is two characters once it is simplified.
const known = new Map(
  Object.entries(names).flatMap(([field, all]) => all.map((name) => [simplified(name), field as ImportField])),
)

// Thai vowels and tone marks are marks, not letters.
function simplified(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')
}

/** Which field each column is by its name; the first of two that claim the same field has it. */
export function guessColumns(header: string[]): (ImportField | null)[] {
  const taken = new Set<ImportField>()
  return header.map((name) => {
    const field = known.get(simplified(name))
    if (!field || taken.has(field)) return null
    taken.add(field)
    return field
  })
}

/** A first row that names a field, or that at least holds no address and no number of a person. */
export function looksLikeHeader(cells: string[]): boolean {
  if (guessColumns(cells).some((field) => field !== null)) return true
  return !cells.some((cell) => fields.email.safeParse(cell).success || fields.phone.safeParse(cell).success)
}
