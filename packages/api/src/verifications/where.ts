import type { Prisma } from '@ekyc/db'
import type { VerificationFilter } from './schema.ts'

type Where = NonNullable<NonNullable<Parameters<Prisma['verification']['findMany']>[0]>['where']>

/** Beyond this many, the planner does better with IN than we with a query each. */
const MAX_COMBINATIONS = 12

/**
 * One condition per combination of single values: each is an equality on an index that also gives "newest first",
 * where an IN would have to sort everything it matches (1,000,000 rows: milliseconds against seconds).
 * Values combine by OR inside a field and by AND between fields, so the conditions never match a row twice.
 */
export function conditions(filter: Omit<VerificationFilter, 'q'>): Where[] {
  const fields = [
    ['progress', filter.progress],
    ['outcome', filter.outcome],
    ['review', filter.review],
    ['outcomeCode', filter.code],
    ['profileId', filter.profileId],
  ] as const
  const range = createdRange(filter)
  let combined: Where[] = [range ? { AND: [range] } : {}]
  for (const [field, value] of fields) {
    if (value === undefined) continue
    const values = [...new Set(Array.isArray(value) ? value : [value])]
    const each = values.map((single) => condition(field, single))
    combined =
      combined.length * each.length > MAX_COMBINATIONS
        ? combined.map((where) => ({ ...where, OR: [...(where.OR ?? []), ...each] }))
        : combined.flatMap((where) => each.map((one) => ({ ...where, ...one })))
  }
  return combined
}

function condition(field: string, value: string | number): Where {
  return field === 'profileId' ? { profileVersion: { profileId: String(value) } } : { [field]: value }
}

/** An id begins with the instant of its making, so a range of time is a range of the primary key. */
function createdRange({ createdFrom, createdTo }: VerificationFilter): Where | null {
  if (!createdFrom && !createdTo) return null
  return {
    id: {
      ...(createdFrom ? { gte: firstIdAt(new Date(createdFrom)) } : {}),
      ...(createdTo ? { lt: firstIdAt(new Date(createdTo)) } : {}),
    },
  }
}

function firstIdAt(instant: Date): string {
  const ms = Math.min(Math.max(instant.getTime(), 0), 2 ** 48 - 1)
  const hex = ms.toString(16).padStart(12, '0')
  return `ver_${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
