import { searchTerms } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import type { CappedCount, Tab, VerificationCounts, VerificationFilter } from './schema.ts'
import { conditions } from './where.ts'

/** Counting stops here: "1,000+" costs the same at a million rows as at a thousand. */
const CAP = 1000

/** What each tab of the list shows. */
const tabFilters = {
  all: {},
  waiting: { progress: ['created', 'opened'] },
  inProgress: { progress: ['started'] },
  passed: { outcome: ['passed'] },
  failed: { outcome: ['failed'] },
  ended: { progress: ['expired', 'cancelled'] },
  needsReview: { review: ['pending'] },
} as const satisfies Record<Tab, object>

/** How many verifications each tab has under the filter. */
export async function countVerifications(ctx: Ctx, input: { filter: VerificationFilter }): Promise<VerificationCounts> {
  const { q, ...filter } = input.filter
  const terms = q === undefined ? [] : searchTerms(q)
  const nothing = Boolean(q?.trim()) && terms.length === 0
  const ids = terms.length > 0 ? await ctx.db.searchVerificationIds(terms, { limit: CAP + 1 }) : nothing ? [] : null
  const entries = await Promise.all(
    Object.entries(tabFilters).map(async ([tab, of]) => [
      tab,
      await count(ctx, [filter, of as VerificationFilter], ids),
    ]),
  )
  return Object.fromEntries(entries)
}

async function count(
  ctx: Ctx,
  filters: [VerificationFilter, VerificationFilter],
  ids: string[] | null,
): Promise<CappedCount> {
  const [asked, tab] = filters.map(conditions)
  const counts = await Promise.all(
    (asked ?? []).flatMap((where) =>
      (tab ?? []).map((ofTab) =>
        ctx.db.client.verification.count({
          where: { AND: [where, ofTab, ids ? { id: { in: ids } } : {}] },
          orderBy: { id: 'desc' },
          take: CAP + 1,
        }),
      ),
    ),
  )
  const total = counts.reduce((sum, n) => sum + n, 0)
  return { n: Math.min(total, CAP), capped: total > CAP }
}
