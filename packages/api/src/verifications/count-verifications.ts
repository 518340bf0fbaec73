import { searchTerms } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import type { CappedCount, Tab, VerificationCounts, VerificationFilter } from './schema.ts'
import { columnsOnly, conditions, type Filter, narrowed, rangesOf, viewerId } from './where.ts'

/** Counting stops here: "1,000+" costs the same at a million rows as at a thousand. */
const CAP = 1000

/** A search that finds more wants another letter, not a number. */
const SEARCH_CAP = 300

type TabFilter = Pick<Filter, 'progress' | 'outcome' | 'review' | 'createdBy'>
/** How many verifications of one maker stand alike on the three axes. */
type Group = { progress: string; outcome: string | null; review: string; createdBy: string | null; n: number }

/** What each tab of the list shows. */
const tabFilters = (viewer: string): Record<Tab, TabFilter> => ({
  mine: { createdBy: [viewer] },
  all: {},
  waiting: { progress: ['created', 'opened'] },
  inProgress: { progress: ['started'] },
  passed: { outcome: ['passed'] },
  failed: { outcome: ['failed'] },
  ended: { progress: ['expired', 'cancelled'] },
  needsReview: { review: ['pending'] },
})

/** How many verifications each tab has under the filter. */
export async function countVerifications(ctx: Ctx, input: { filter: VerificationFilter }): Promise<VerificationCounts> {
  const { q, ...filter } = input.filter
  const filters = await narrowed(ctx, filter)
  if (!q?.trim()) return eachTab(ctx, (tab) => countByIndex(ctx, [...filters, tab]))
  const found = await search(ctx, searchTerms(q), filters)
  return eachTab(ctx, (tab) => {
    const n = found.groups.filter((group) => isOf(tab, group)).reduce((sum, group) => sum + group.n, 0)
    return { n, capped: found.more }
  })
}

async function eachTab(
  ctx: Ctx,
  count: (tab: TabFilter) => CappedCount | Promise<CappedCount>,
): Promise<VerificationCounts> {
  const entries = Object.entries(tabFilters(viewerId(ctx))).map(async ([tab, filter]) => [tab, await count(filter)])
  return Object.fromEntries(await Promise.all(entries))
}

/** How many there are, up to the cap: each condition is one range of one index. */
export async function countByIndex(ctx: Ctx, filters: Filter[]): Promise<CappedCount> {
  const counts = await Promise.all(
    conditions(filters).map((where) =>
      ctx.db.client.verification.count({
        where,
        orderBy: filters.some(({ endsBefore }) => endsBefore) ? { expiresAt: 'asc' } : { id: 'desc' },
        take: CAP + 1,
      }),
    ),
  )
  const total = counts.reduce((sum, n) => sum + n, 0)
  return { n: Math.min(total, CAP), capped: total > CAP }
}

/** How the newest matches of a search stand; `more` says that older ones were not looked at. */
async function search(ctx: Ctx, terms: string[], filters: Filter[]): Promise<{ groups: Group[]; more: boolean }> {
  const only = columnsOnly(filters)
  if (!only) return { groups: [], more: false }
  const ids = await ctx.db.searchVerificationIds(terms, { limit: SEARCH_CAP + 1, only })
  const counted = await ctx.db.client.verification.groupBy({
    by: ['progress', 'outcome', 'review', 'createdById'],
    where: { AND: [rangesOf(filters), { id: { in: ids.slice(0, SEARCH_CAP) } }] },
    _count: true,
  })
  const groups = counted.map(({ _count, createdById, ...axes }) => ({ ...axes, createdBy: createdById, n: _count }))
  return { groups, more: ids.length > SEARCH_CAP }
}

const isOf = (tab: TabFilter, group: Group) =>
  Object.entries(tab).every(([axis, values]) => (values as (string | null)[]).includes(group[axis as keyof TabFilter]))
