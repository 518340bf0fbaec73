import { createHash } from 'node:crypto'

/** The data of an invented card: fields as the SDK names them in NormalCardInfo, and numbers that are never issued. */

type Holder = {
  woman: boolean
  /** yyyy, mm and dd of birth. */
  born: readonly [string, string, string]
  /** So many digits, the first three of them zeros. */
  number: (length: number) => string
}
type Fields = Record<string, string>

const EXPIRES = '2031-12-31'
const ISSUED = '2021-12-31'
const SPECIMEN_STREET = '8 SPECIMEN STREET'

const iso = ({ born }: Holder) => born.join('-')
const dayFirst = ({ born }: Holder, between = '-') => [...born].reverse().join(between)
const sex = ({ woman }: Holder) => (woman ? 'F' : 'M')
const filipino = (holder: Holder) => {
  const first = holder.woman ? 'MARIA CLARA' : 'JUAN'
  return { first, middle: 'REYES', last: 'DELA CRUZ', full: `DELA CRUZ, ${first} REYES` }
}

/** Every IDCardType that Tencent takes. */
export const cards: Record<string, (holder: Holder) => Fields> = {
  HKIDCard: (holder) => ({
    ChineseName: holder.woman ? '陳美玲' : '陳大文',
    FullName: holder.woman ? 'CHAN, Mei Ling' : 'CHAN, Tai Man',
    RegistrationNumber: holder.woman ? '7115 5019 3781' : '7115 1129 2429',
    Sex: sex(holder),
    Birthday: dayFirst(holder),
    Permanent: '1',
    LicenseNumber: `X${holder.number(6)}(0)`,
    Symbol: '***AZ',
    IssuedDate: '12-03',
    CurrentIssueDate: '31-12-21',
    HKIDVersion: 'HKID-2018',
  }),
  MLIDCard: (holder) => ({
    FullName: holder.woman ? 'SITI BINTI CONTOH' : 'AHMAD BIN CONTOH',
    LicenseNumber: holder.number(12).replace(/^(.{6})(..)/, '$1-$2-'),
    Sex: holder.woman ? 'PEREMPUAN' : 'LELAKI',
    FormattedAddress: '8 JALAN CONTOH, 50000 KUALA LUMPUR',
    Type: 'MyKad',
    Birthday: iso(holder),
  }),
  IndonesiaIDCard: (holder) => ({
    LicenseNumber: holder.number(16),
    FullName: holder.woman ? 'SITI CONTOH' : 'BUDI CONTOH',
    Birthday: `JAKARTA, ${dayFirst(holder)}`,
    Sex: holder.woman ? 'PEREMPUAN' : 'LAKI-LAKI',
    BloodType: 'O',
    FormattedAddress: 'JL. CONTOH NO. 8',
    Street: '003/007',
    Village: 'CONTOH',
    Area: 'CONTOH',
    MaritalStatus: 'KAWIN',
    Occupation: 'KARYAWAN SWASTA',
    Nationality: 'WNI',
    DueDate: 'SEUMUR HIDUP',
    IssuedDate: '31-12-2021',
    Province: 'DKI JAKARTA',
    City: 'JAKARTA SELATAN',
  }),
  PhilippinesVoteID: (holder) => ({
    VIN: `${holder.number(4)}-0000A-${holder.number(5)}`,
    FirstName: filipino(holder).first,
    LastName: filipino(holder).last,
    Birthday: iso(holder),
    CivilStatus: 'SINGLE',
    Citizenship: 'FILIPINO',
    Address: `${SPECIMEN_STREET}, MANILA`,
    PrecinctNo: '0000A',
  }),
  PhilippinesDrivingLicense: (holder) => ({
    Name: filipino(holder).full,
    LastName: filipino(holder).last,
    FirstName: filipino(holder).first,
    MiddleName: filipino(holder).middle,
    Nationality: 'PHL',
    Sex: sex(holder),
    Address: `${SPECIMEN_STREET}, MANILA`,
    LicenseNo: `X00-00-${holder.number(6)}`,
    ExpiresDate: EXPIRES,
    AgencyCode: 'X00',
    Birthday: iso(holder),
  }),
  PhilippinesTinID: (holder) => ({
    LicenseNumber: holder.number(12).replace(/(...)(?=.)/g, '$1-'),
    FullName: filipino(holder).full,
    Address: `${SPECIMEN_STREET}, MANILA`,
    Birthday: iso(holder),
    IssueDate: ISSUED,
  }),
  PhilippinesSSSID: (holder) => ({
    LicenseNumber: holder.number(10).replace(/^(..)(.{7})/, '$1-$2-'),
    FullName: filipino(holder).full,
    Birthday: iso(holder),
  }),
  PhilippinesUMID: (holder) => ({
    Surname: filipino(holder).last,
    MiddleName: filipino(holder).middle,
    GivenName: filipino(holder).first,
    Sex: sex(holder),
    Birthday: iso(holder),
    Address: `${SPECIMEN_STREET}, MANILA`,
    CRN: holder.number(12).replace(/^(.{4})(.{7})/, '$1-$2-'),
  }),
  InternationalIDPassport: (holder) => {
    const given = holder.woman ? 'ANNA MARIA' : 'JOHN'
    const number = `X${holder.number(8)}`
    const [year, month, day] = holder.born
    const line = `P<UTOERIKSSON<<${given.replace(' ', '<')}`
    return {
      LicenseNumber: number,
      FullName: `ERIKSSON ${given}`,
      Surname: 'ERIKSSON',
      GivenName: given,
      Birthday: iso(holder),
      Sex: sex(holder),
      DateOfExpiration: EXPIRES,
      // Utopia, the country of specimens.
      IssuingCountry: 'UTO',
      NationalityCode: 'UTO',
      PassportCodeFirst: line.padEnd(44, '<'),
      PassportCodeSecond: `${number}0UTO${year.slice(2)}${month}${day}0${sex(holder)}3112310`.padEnd(44, '<'),
    }
  },
  ThailandIDCard: (holder) => ({
    LicenseNumber: holder.number(13).replace(/^(.)(.{4})(.{5})(..)/, '$1 $2 $3 $4 '),
    FullName: holder.woman ? 'น.ส. สมหญิง ตัวอย่าง' : 'นาย สมชาย ตัวอย่าง',
    LastName: 'Tuayang',
    FirstName: holder.woman ? 'Miss Somying' : 'Mr. Somchai',
    Birthday: iso(holder),
    FormattedAddress: '8 ถ.ตัวอย่าง กรุงเทพมหานคร',
    ExpirationDate: EXPIRES,
    IssuedDate: ISSUED,
  }),
  SingaporeIDCard: (holder) => ({
    ChineseName: holder.woman ? '陈美玲' : '陈大文',
    FullName: holder.woman ? 'TAN MEI LING' : 'TAN TAI BOON',
    LicenseNumber: `S${holder.number(7)}X`,
    Sex: sex(holder),
    Nationality: 'SINGAPORE CITIZEN',
    Birthday: dayFirst(holder),
    Race: 'CHINESE',
    DateOfIssue: '31-12-2021',
  }),
  MainlandIDCard: (holder) => ({
    FullName: holder.woman ? '李样例' : '张样例',
    Sex: holder.woman ? '女' : '男',
    Nation: '汉',
    Birthday: iso(holder),
    FormattedAddress: '样例省样例市样例路8号',
    LicenseNumber: `000000${holder.born.join('')}${holder.number(4)}`,
  }),
}

/** The same fields for the same token, and no two cards alike. */
export function cardFields(type: string, token: string): Fields {
  const bytes = createHash('sha256').update(`card${token}`).digest()
  const from = (index: number, least: number, count: number) => String(least + ((bytes[index] ?? 0) % count))
  const fields = cards[type]
  if (!fields) throw new Error(`no card of type ${type}`)
  return fields({
    woman: (bytes[0] ?? 0) % 2 === 1,
    born: [from(1, 1970, 30), from(2, 1, 12).padStart(2, '0'), from(3, 1, 28).padStart(2, '0')],
    number: (length) =>
      [...bytes.subarray(4)]
        .map((byte) => byte % 10)
        .join('')
        .slice(0, length - 3)
        .padStart(length, '0'),
  })
}
