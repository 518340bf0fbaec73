import { searchWords } from '@ekyc/domain'

/** Columns of Verification that the filler gives; the rest have defaults or are null. */
export const columns = [
  'id',
  'createdAt',
  'createdById',
  'unit',
  'progress',
  'outcome',
  'outcomeCode',
  'proof',
  'review',
  'lastCode',
  'customerName',
  'shownAs',
  'email',
  'phone',
  'reference',
  'profileId',
  'profileVersionId',
  'dataKey',
  'expiresAt',
  'sessionsUsed',
  'tokensMinted',
  'lastEventAt',
  'eventSeq',
] as const

/** What of the database the invented people are tied to. */
export type Ties = { profiles: ProfilePin[]; adminId: string }
export type ProfilePin = { profileId: string; profileVersionId: string }
export const PROFILES = 'SELECT "profileId", "id" AS "profileVersionId" FROM "ProfileVersion" ORDER BY "id"'
export const ADMIN = 'SELECT "id" FROM "User"'
/** The people who made them, beside the admin. */
export const MAKERS = (now: Date) =>
  makers.map(
    (id) => `INSERT INTO "User" ("id", "name", "email", "createdAt", "updatedAt")
      VALUES ('${id}', 'Maker', '${id}@larkfield.example', '${instantOf(now)}', '${instantOf(now)}')`,
  )
/** The rows are written in the forms of this version. */
export const NOTHING_TO_RENEW = 'DELETE FROM "Backfill"'

/** As Prisma's adapter for SQLite writes and compares it; PostgreSQL reads it too. */
export const instantOf = (at: Date) => at.toISOString().replace('Z', '+00:00')

export type Person = { row: Record<(typeof columns)[number], string | number | Date | null>; words: string[] }

const YEAR_MS = 365 * 86_400_000
const WEEK_MS = 7 * 86_400_000
/** As long as a sealed key is. */
const SEALED = 'k'.repeat(112)

const given =
  'Maria Jose Ana Budi Dewi Siti Ahmad Farah Arif Putri Rizky Grace Daniel Hannah Marcus Joyce Alvin Priya Wei Jie Mei Lin Noi Ploy Kanya Somchai Nattapong Carlo Paolo Angel Kristine Mark John Mary Peter Paul Rosa Elena Tomas Lucia Ivan Nadia Omar Layla Yusuf Aisha Hassan Fatima Karim Leila'.split(
    ' ',
  )
const family =
  'Santos Reyes Cruz Bautista Garcia Mendoza Torres Flores Ramos Gonzales Tan Lim Lee Ng Ong Wong Goh Chua Koh Teo Santoso Wibowo Pratama Kusuma Lestari Rahma Nair Kumar Singh Sharma Srisai Boonmee Chaiyasit Rattanakul Srisawat Aziz Faizal Ismail Rahman Abdullah Nguyen Tran Pham Hoang Silva Costa Pereira Almeida Souza Fernandes'.split(
    ' ',
  )
const chineseFamily = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧']
const chineseGiven = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂文华玉建国志红梅雪琳浩宇轩欣怡佳慧俊凯思雨晨']
const thaiGiven = 'สมชาย สมหญิง กานดา ณัฐพงศ์ พลอย น้อย อรุณ มาลี'.split(' ')
const thaiFamily = 'กิ่งแก้ว ศรีสวัสดิ์ บุญมี ใจดี รัตนกุล ทองคำ'.split(' ')
const domains = ['gmail.example', 'yahoo.example', 'outlook.example', 'mail.example', 'larkfield.example']
const countries = ['65', '62', '66', '63', '60', '86']
const failures = [1002, 1003, 1005, 1201, 1205, 1207, 2010, 2016]

/** From one that has a fifth of all to one that has a fortieth; the empty one is none. */
const units = ['', ...Array.from({ length: 19 }, (_, index) => `Branch ${index + 1}`)]
/** A fortieth of all. */
export const SMALL_UNIT = String(units.at(-1))
const makers = Array.from({ length: 40 }, (_, index) => `usr_maker${index + 1}`)

/** One name in three thousand: what a search for something rare finds. */
export const RARE_NAME = 'Quillfeather'

/**
 * Invented people of the last year, oldest first and always the same: a quarter with Chinese names, the first names of a
 * list far more often than the last, nine of ten cases long completed.
 */
export function* people(count: number, now: number, { profiles, adminId }: Ties): Generator<Person> {
  const random = seeded(42)
  const often = <T>(list: readonly T[]): T => list[Math.floor(random() ** 2 * list.length)] as T
  const digits = (length: number) => String(Math.floor(random() * 10 ** length)).padStart(length, '0')
  for (let index = 0; index < count; index++) {
    const at = now - YEAR_MS + Math.floor((YEAR_MS / count) * index)
    const customerName = nameOf(random(), often, index)
    const person = {
      id: idAt(at, index),
      name: customerName,
      email: random() < 0.6 ? `${often(given)}.${often(family)}${digits(3)}@${often(domains)}`.toLowerCase() : null,
      phone: random() < 0.7 ? `+${often(countries)}${digits(9)}` : null,
      reference: `ACC-${String(index).padStart(7, '0')}`,
    }
    const { name: _, ...found } = person
    const createdAt = new Date(at)
    yield {
      row: {
        ...found,
        customerName,
        createdAt,
        ...fate(random(), often, now - at < WEEK_MS),
        shownAs: customerName,
        ...(often(profiles) as ProfilePin),
        createdById: random() < 0.02 ? adminId : often(makers),
        unit: often(units),
        dataKey: SEALED,
        expiresAt: new Date(at + WEEK_MS),
        sessionsUsed: 1,
        tokensMinted: 1,
        lastEventAt: createdAt,
        eventSeq: 5,
      },
      words: searchWords(person),
    }
  }
}

function nameOf(chance: number, often: <T>(list: readonly T[]) => T, index: number): string {
  if (index % 3000 === 0) return `${often(given)} ${RARE_NAME}`
  if (chance < 0.25) return `${often(chineseFamily)}${often(chineseGiven)}${often(chineseGiven)}`
  if (chance < 0.3) return `${often(thaiGiven)} ${often(thaiFamily)}`
  return `${often(given)} ${often(given)} ${often(family)}`
}

/** Open cases are those of the last week; of the older ones some expired. */
function fate(chance: number, often: <T>(list: readonly T[]) => T, fresh: boolean) {
  const open = { outcome: null, outcomeCode: null, proof: null, lastCode: null, review: 'notNeeded' }
  if (chance < 0.1) return { ...open, progress: fresh ? often(['created', 'opened', 'started']) : 'expired' }
  if (chance < 0.13) return { ...open, progress: 'cancelled' }
  const ended = { progress: 'completed', proof: 'faceToPhoto' }
  if (chance < 0.24) {
    const code = often(failures)
    const review = chance < 0.134 ? 'pending' : 'notNeeded'
    return { ...ended, outcome: 'failed', outcomeCode: code, lastCode: code, review }
  }
  return { ...ended, outcome: 'passed', outcomeCode: 0, lastCode: 0, review: 'notNeeded' }
}

/** A uuid(7) of the instant; its random part counts up, so that every run has the same. */
function idAt(at: number, index: number): string {
  const time = at.toString(16).padStart(12, '0')
  const rest = index.toString(16).padStart(12, '0')
  return `ver_${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${rest}`
}

/** mulberry32: small, and the same on every machine. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
