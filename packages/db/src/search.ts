import type { Prisma as Client, SearchFilter, SearchPage } from './db.ts'
import { Prisma } from './generated/sqlite/client.ts'

/** A term with no more matches than this is rare: they are all read. */
const RARE = 6000
/** Of the newest verifications, neighbours in the index, so many are looked at one by one. */
const NEWEST = 3000
/** Of those that a filter leaves, fewer: they lie apart in the table, and each is looked at for the filter too. */
const NEWEST_KEPT = 2000
/** Of a rare term's matches, spread over the index, so many. */
const SPREAD = 1000
/** A filter that leaves no more than this is cut with the matches of a term: two stretches of an index, read in order. */
const NARROW = 100_000

const { empty, join, sql } = Prisma
type Sql = Prisma.Sql

/**
 * Ids of the verifications that have, for every term, a word beginning with it; newest first.
 *
 * The work is bounded, however common a word is (1,000,000 verifications: about 25 ms). The answer is complete when every
 * term is rare, when the one term is one and the same word in all its matches and nothing is filtered or the filter is
 * narrow, or when the newest verifications below `before` fill the page. Else it holds what matches among the newest
 * SPREAD that the rare terms have in common; or, without a rare term, what the NEWEST hold, followed by what matches among
 * the last RARE in the order of words (so of numbers that count up). Terms that common want another letter.
 * "The newest" are those that `only` leaves by its single values: each such value begins an index that is newest first.
 */
export async function searchVerificationIds(client: Client, terms: string[], page: SearchPage): Promise<string[]> {
  if (terms.length === 0 || terms.some((term) => term === '' || term.includes('\0'))) return []
  // A long term is the likelier one to rule a candidate out.
  const ranges = [...terms].sort((a, b) => b.length - a.length).map(rangeOf)
  const counts = await Promise.all(ranges.map((range) => countMatches(client, range)))
  if (counts.includes(0)) return []
  const rare = ranges.filter((_, index) => (counts[index] ?? 0) <= RARE)
  const common = ranges.filter((range) => !rare.includes(range))
  const filter = keepOnly(page.only)
  const cut = (ranges: Sql[]) =>
    sql`${inAll(ranges, page.before)} INTERSECT SELECT "id" FROM "Verification" WHERE ${filter}`
  if (rare.length > 0) {
    const narrow = filter && (await isNarrow(client, page.only))
    const most = common.length > 0 ? SPREAD : filter && !narrow ? RARE : page.limit
    const candidates = narrow ? cut(rare) : inAll(rare, page.before)
    return pick(client, candidates, { common, filter: narrow ? null : filter, most, limit: page.limit })
  }

  const [first, ...others] = common
  const word = first && (await onlyWordOf(client, first))
  if (word !== undefined && others.length === 0) {
    const { before, limit } = page
    if (!filter) return pick(client, newestOf(word, before, limit), { common: [], filter: null, most: limit, limit })
    const same = sql`"word" = ${word}`
    const few = await Promise.all([isNarrow(client, page.only), isAtMost(client, sql`"SearchWord" WHERE ${same}`)])
    if (few.every(Boolean)) return newestIn(client, cut([same]), limit)
  }

  const floor = await floorOf(client, page)
  const found = await lookThrough(client, common, { ...page, filter, floor })
  const missing = page.limit - found.length
  if (missing === 0 || floor === null || !first) return found
  const most = others.length > 0 || filter ? SPREAD : missing
  const older = word === undefined ? lastOf(first, floor) : newestOf(word, floor, most)
  return [...found, ...(await pick(client, older, { common: others, filter, most, limit: missing }))]
}

/** Whether one unit or one creator leaves few verifications: an index begins with each, and holds the other columns too. */
async function isNarrow(client: Client, only: SearchFilter = {}): Promise<boolean> {
  for (const column of ['unit', 'createdById'] as const) {
    const [value, ...others] = only[column] ?? []
    if (value === undefined || others.length > 0) continue
    if (await isAtMost(client, sql`"Verification" WHERE ${Prisma.raw(`"${column}"`)} = ${value}`)) return true
  }
  return false
}

const isAtMost = async (client: Client, rows: Sql) => (await countUpTo(client, NARROW + 1, rows)) <= NARROW

/** All words that begin with the term, in the order of their bytes, which is that of their code points. */
function rangeOf(term: string): Sql {
  return sql`"word" >= ${term} AND "word" < ${following(term)}`
}

/** The least text that is greater than every text beginning with this one. */
function following(term: string): string {
  const points = [...term].map((character) => character.codePointAt(0) ?? 0)
  const last = points.findLastIndex((point) => point < 0x10ffff)
  const next = (points[last] ?? 0) + 1
  const isSurrogate = next >= 0xd800 && next <= 0xdfff
  return String.fromCodePoint(...points.slice(0, last), isSurrogate ? 0xe000 : next)
}

const countMatches = (client: Client, range: Sql) => countUpTo(client, RARE + 1, sql`"SearchWord" WHERE ${range}`)

async function countUpTo(client: Client, most: number, rows: Sql): Promise<number> {
  const [row] = await client.$queryRaw<{ n: bigint | number }[]>`
    SELECT count(*) AS "n" FROM (SELECT 1 FROM ${rows} LIMIT ${most}) AS "rows"`
  return Number(row?.n ?? 0)
}

/** The matches of every rare term, read from end to end and cut with each other. */
function inAll(rare: Sql[], before: string | undefined): Sql {
  const below = before === undefined ? empty : sql`AND "verificationId" < ${before}`
  return join(
    rare.map((range) => sql`SELECT "verificationId" FROM "SearchWord" WHERE ${range} ${below}`),
    ' INTERSECT ',
  )
}

/** The word that a term's matches all are, such as a single Chinese character; undefined when there are several. */
async function onlyWordOf(client: Client, range: Sql): Promise<string | undefined> {
  const end = (order: Sql) => sql`SELECT "word" FROM "SearchWord" WHERE ${range} ORDER BY "word" ${order} LIMIT 1`
  const [row] = await client.$queryRaw<{ first: string | null; last: string | null }[]>`
    SELECT (${end(sql`ASC`)}) AS "first", (${end(sql`DESC`)}) AS "last"`
  return row?.first === row?.last ? (row?.first ?? undefined) : undefined
}

/** The newest verifications that have exactly this word, below an id: one stretch of the index, whatever else it holds. */
function newestOf(word: string, below: string | undefined, most: number): Sql {
  return sql`SELECT "verificationId" FROM (
    SELECT "verificationId" FROM "SearchWord" WHERE "word" = ${word}
    ${below === undefined ? empty : sql`AND "verificationId" < ${below}`} ORDER BY "verificationId" DESC LIMIT ${most}
  ) AS "newest"`
}

/** The last matches of a common term in the order of its words, below an id. */
function lastOf(range: Sql, below: string): Sql {
  return sql`SELECT "verificationId" FROM (
    SELECT "verificationId" FROM "SearchWord" WHERE ${range} ORDER BY "word" DESC, "verificationId" DESC LIMIT ${RARE}
  ) AS "last" WHERE "verificationId" < ${below}`
}

/** The newest of an intersection: where both sides stand in the order of ids, they are merged no further than the limit. */
async function newestIn(client: Client, intersection: Sql, limit: number): Promise<string[]> {
  const rows = await client.$queryRaw<{ verificationId: string }[]>`${intersection} ORDER BY 1 DESC LIMIT ${limit}`
  return rows.map(({ verificationId }) => verificationId)
}

/** Of the newest candidates, `most` at most, those that are kept and match the common terms; sorted before, so it ends with the page. */
async function pick(
  client: Client,
  candidates: Sql,
  { common, filter, most, limit }: { common: Sql[]; filter: Sql | null; most: number; limit: number },
): Promise<string[]> {
  const kept = filter ? sql`(SELECT 1 FROM "Verification" WHERE "id" = "candidate"."id" AND ${filter}) = 1` : sql`1 = 1`
  const rows = await client.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM (
      SELECT DISTINCT "verificationId" AS "id" FROM (${candidates}) AS "matches"
      ORDER BY "id" DESC LIMIT ${most}
    ) AS "candidate" WHERE ${kept} AND ${matchesAll(common)} LIMIT ${limit}`
  return rows.map(({ id }) => id)
}

/** The id below which the newest NEWEST or NEWEST_KEPT verifications end; null when there are no more than those. */
async function floorOf(client: Client, { before, only = {} }: SearchPage): Promise<string | null> {
  const single = Object.fromEntries(Object.entries(only).filter(([, values]) => values.length === 1))
  const rows = await client.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Verification" WHERE ${keepOnly(single) ?? sql`1 = 1`}
    ${before === undefined ? empty : sql`AND "id" < ${before}`} ORDER BY "id" DESC LIMIT 1 OFFSET ${Object.keys(only).length > 0 ? NEWEST_KEPT : NEWEST}`
  return rows[0]?.id ?? null
}

async function lookThrough(
  client: Client,
  common: Sql[],
  { before, filter, floor, limit }: SearchPage & { filter: Sql | null; floor: string | null },
): Promise<string[]> {
  const rows = await client.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Verification" AS "candidate" WHERE ${filter ?? sql`1 = 1`} AND ${matchesAll(common)}
    ${before === undefined ? empty : sql`AND "id" < ${before}`} ${floor === null ? empty : sql`AND "id" >= ${floor}`}
    ORDER BY "id" DESC LIMIT ${limit}`
  return rows.map(({ id }) => id)
}

/** Null when it keeps all. */
function keepOnly(only: SearchFilter = {}): Sql | null {
  const kept = Object.entries(only).map(([column, values]) => {
    const name = Prisma.raw(`"${column}"`)
    return values.length === 1 ? sql`${name} = ${values[0]}` : sql`${name} IN (${join([...values])})`
  })
  return kept.length > 0 ? join(kept, ' AND ') : null
}

/** A subquery with a LIMIT stays one look-up per candidate; of an EXISTS PostgreSQL makes a join over whole ranges. */
function matchesAll(ranges: Sql[]): Sql {
  const looks = ranges.map(
    (range) => sql`(SELECT 1 FROM "SearchWord" WHERE "verificationId" = "candidate"."id" AND ${range} LIMIT 1) = 1`,
  )
  return join([sql`1 = 1`, ...looks], ' AND ')
}
