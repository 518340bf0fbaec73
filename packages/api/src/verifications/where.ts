import type { Prisma } from '@ekyc/db'
import type { VerificationFilter } from './schema.ts'

export type Where = NonNullable<NonNullable<Parameters<Prisma['verification']['findMany']>[0]>['where']>
type Filter = Omit<VerificationFilter, 'q'>

/** Beyond this many, one query that sorts what it matches does better than a query each. */
const MAX_COMBINATIONS = 60

const columns = {
  progress: 'progress',
  outcome: 'outcome',
  review: 'review',
  code: 'outcomeCode',
  profileId: 'profileId',
} as const satisfies Partial<Record<keyof Filter, keyof Where>>

/**
 * One condition per combination of single values: each is an equality on an index that also gives "newest first",
 * where an IN would have to sort everything it matches (1,000,000 rows: milliseconds against seconds).
 * Values combine by OR inside a field and by AND between fields, so the conditions never match a row twice.
 * `within` narrows the filter further; none are left when the two exclude each other.
 */
export function conditions(filter: Filter, within: Filter = {}, atMost = MAX_COMBINATIONS): Where[] {
  let combined: Where[] = [createdRange({ ...filter, ...within })]
  for (const [field, column] of Object.entries(columns) as [keyof typeof columns, keyof Where][]) {
    const lists = [filter[field], within[field]].filter((asked) => asked !== undefined).map(listOf)
    if (lists.length === 0) continue
    const values = lists.reduce((some, others) => some.filter((value) => others.includes(value)))
    combined =
      combined.length * values.length > atMost
        ? combined.map((where) => ({ ...where, [column]: { in: values } }))
        : combined.flatMap((where) => values.map((value) => ({ ...where, [column]: value })))
  }
  return combined
}

const listOf = <T>(asked: T | T[]): (string | number)[] => [
  ...new Set((Array.isArray(asked) ? asked : [asked]) as (string | number)[]),
]

/** An id begins with the instant of its making, so a range of time is a range of the primary key. */
function createdRange({ createdFrom, createdTo }: Filter): Where {
  if (!createdFrom && !createdTo) return {}
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
