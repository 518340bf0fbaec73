import { searchTerms } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { axes, axesColumns, deliveryOf } from './axes.ts'
import type { ListedVerification, ListVerificationsInput, VerificationPage } from './schema.ts'
import { columnsOnly, conditions, type Filter, narrowed, rangesOf, type Where } from './where.ts'

const SEARCH_BATCH = 500
/** A search within a range of time that finds many and shows few ends a page early rather than reading on and on. */
const SEARCH_ROUNDS = 4

/** Of links that are about to run out, no more than so many are listed. */
const ENDING_CAP = 1000

/** What a row of the list shows. */
export const listedColumns = {
  id: true,
  createdAt: true,
  customerName: true,
  reference: true,
  unit: true,
  ...axesColumns,
  messageState: true,
  messageChannel: true,
  expiresAt: true,
  lastEventAt: true,
  profileVersion: { select: { version: true, profile: { select: { id: true, name: true } } } },
} as const

/** One page, newest first, by keyset on the primary key. */
export async function listVerifications(ctx: Ctx, input: ListVerificationsInput): Promise<VerificationPage> {
  const { q, ...filter } = input.filter
  const terms = q === undefined ? [] : searchTerms(q)
  if (q?.trim() && terms.length === 0) return { items: [], nextCursor: null }
  const filters = await narrowed(ctx, filter)
  return terms.length > 0 ? searched(ctx, terms, filters, input) : plain(ctx, filters, input)
}

async function plain(
  ctx: Ctx,
  filters: Filter[],
  { cursor, limit }: ListVerificationsInput,
): Promise<VerificationPage> {
  const below = cursor ? { lt: cursor } : {}
  const id = isEmpty(filters) ? below : { in: await newestIds(ctx, filters, below, limit + 1) }
  const rows = await read(ctx, { id }, limit + 1)
  const items = rows.slice(0, limit)
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

async function searched(
  ctx: Ctx,
  terms: string[],
  filters: Filter[],
  { cursor, limit }: ListVerificationsInput,
): Promise<VerificationPage> {
  const items: ListedVerification[] = []
  const only = columnsOnly(filters)
  if (!only) return { items, nextCursor: null }
  const ranges = rangesOf(filters)
  const batch = Object.keys(ranges).length === 0 ? limit + 1 : SEARCH_BATCH
  let before = cursor
  for (let round = 0; round < SEARCH_ROUNDS; round++) {
    const ids = await ctx.db.searchVerificationIds(terms, { before, limit: batch, only })
    items.push(...(await read(ctx, { AND: [ranges, { id: { in: ids } }] }, limit + 1 - items.length)))
    if (items.length > limit) return { items: items.slice(0, limit), nextCursor: items[limit - 1]?.id ?? null }
    if (ids.length < batch) return { items, nextCursor: null }
    before = ids.at(-1)
  }
  return { items, nextCursor: before ?? null }
}

/** Without a filter a page is a range of the primary key. */
const isEmpty = (filters: Filter[]) =>
  filters.every((filter) => Object.values(filter).every((value) => value === undefined))

/**
 * From the indexes alone, which hold all that is filtered by. Asked for whole rows, PostgreSQL may walk down the primary
 * key instead: past everything made this week, for instance, to the newest that has expired.
 */
async function newestIds(ctx: Ctx, filters: Filter[], id: { lt?: string }, take: number): Promise<string[]> {
  if (filters.some(({ endsBefore }) => endsBefore)) return newestOfEnding(ctx, filters, id, take)
  const found = await Promise.all(
    conditions(filters).map((where) =>
      ctx.db.client.verification.findMany({
        where: { AND: [where, { id }] },
        orderBy: { id: 'desc' },
        take,
        select: { id: true },
      }),
    ),
  )
  const ids = found.flat().map((row) => row.id)
  return found.length === 1 ? ids : ids.sort().reverse().slice(0, take)
}

/** What runs out soonest comes first in its index, and the newest of that may be anywhere in it: it is read whole, up to a limit. */
async function newestOfEnding(ctx: Ctx, filters: Filter[], { lt }: { lt?: string }, take: number): Promise<string[]> {
  const found = await Promise.all(
    conditions(filters).map((where) =>
      ctx.db.client.verification.findMany({
        where,
        orderBy: { expiresAt: 'asc' },
        take: ENDING_CAP,
        select: { id: true },
      }),
    ),
  )
  const ids = found.flat().map((row) => row.id)
  return ids
    .filter((each) => !lt || each < lt)
    .sort()
    .reverse()
    .slice(0, take)
}

async function read(ctx: Ctx, where: Where, take: number): Promise<ListedVerification[]> {
  const rows = await ctx.db.client.verification.findMany({
    where,
    orderBy: { id: 'desc' },
    take,
    select: listedColumns,
  })
  return rows.map(({ customerName, profileVersion, ...row }) => ({
    id: row.id,
    ...axes(row),
    message: deliveryOf(row),
    createdAt: row.createdAt.toISOString(),
    customer: { name: customerName },
    reference: row.reference,
    unit: row.unit || null,
    profile: { ...profileVersion.profile, version: profileVersion.version },
    expiresAt: row.expiresAt.toISOString(),
    lastEventAt: row.lastEventAt.toISOString(),
  }))
}
