import { searchTerms } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import type { CappedCount, Tab, VerificationCounts, VerificationFilter } from './schema.ts'
import { conditions } from './where.ts'

/** Counting stops here: "1,000+" costs the same at a million rows as at a thousand. */
const CAP = 1000

/** A search that finds more wants another letter, not a number. */
const SEARCH_CAP = 300

type Filter = Omit<VerificationFilter, 'q'>
type TabFilter = Pick<Filter, 'progress' | 'outcome' | 'review'>
/** How many verifications stand alike on the three axes. */
type Group = { progress: string; outcome: string | null; review: string; n: number }

/** What each tab of the list shows. */
const tabFilters: Record<Tab, TabFilter> = {
  all: {},
  waiting: { progress: ['created', 'opened'] },
  inProgress: { progress: ['started'] },
  passed: { outcome: ['passed'] },
  failed: { outcome: ['failed'] },
  ended: { progress: ['expired', 'cancelled'] },
  needsReview: { review: ['pending'] },
}

/** How many verifications each tab has under the filter. */
export async function countVerifications(ctx: Ctx, input: { filter: VerificationFilter }): Promise<VerificationCounts> {
  const { q, ...filter } = input.filter
  if (!q?.trim()) return eachTab((tab) => countByIndex(ctx, filter, tab))
  const found = await search(ctx, searchTerms(q), filter)
  return eachTab((tab) => {
    const n = found.groups.filter((group) => isOf(tab, group)).reduce((sum, group) => sum + group.n, 0)
    return { n, capped: found.more }
  })
}

async function eachTab(count: (tab: TabFilter) => CappedCount | Promise<CappedCount>): Promise<VerificationCounts> {
  const entries = Object.entries(tabFilters).map(async ([tab, filter]) => [tab, await count(filter)])
  return Object.fromEntries(await Promise.all(entries))
}

async function countByIndex(ctx: Ctx, filter: Filter, tab: TabFilter): Promise<CappedCount> {
  const counts = await Promise.all(
    conditions(filter, tab).map((where) =>
      ctx.db.client.verification.count({ where, orderBy: { id: 'desc' }, take: CAP + 1 }),
    ),
  )
  const total = counts.reduce((sum, n) => sum + n, 0)
  return { n: Math.min(total, CAP), capped: total > CAP }
}

/** How the newest matches of a search stand; `more` says that older ones were not looked at. */
async function search(ctx: Ctx, terms: string[], filter: Filter): Promise<{ groups: Group[]; more: boolean }> {
  const ids = await ctx.db.searchVerificationIds(terms, { limit: SEARCH_CAP + 1 })
  const counted = await ctx.db.client.verification.groupBy({
    by: ['progress', 'outcome', 'review'],
    where: { AND: [...conditions(filter, {}, 1), { id: { in: ids.slice(0, SEARCH_CAP) } }] },
    _count: true,
  })
  return { groups: counted.map(({ _count, ...axes }) => ({ ...axes, n: _count })), more: ids.length > SEARCH_CAP }
}

const isOf = (tab: TabFilter, group: Group) =>
  Object.entries(tab).every(([axis, values]) => (values as (string | null)[]).includes(group[axis as keyof TabFilter]))
