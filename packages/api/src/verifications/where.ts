import type { Prisma, SearchFilter } from '@ekyc/db'
import { DAY_MS, unended } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { firstIdAt } from '../first-id-at.ts'
import { visibleTo } from './own-unit.ts'
import type { VerificationFilter } from './schema.ts'

export type Where = NonNullable<NonNullable<Parameters<Prisma['verification']['findMany']>[0]>['where']>
/** A filter by columns alone: without what is searched for, and with an id and an instant in place of "mine" and "within 7 days". */
export type Filter = Omit<VerificationFilter, 'q' | 'mine' | 'createdWithinDays'> & { endsFrom?: string }

/** Beyond this many, one query that sorts what it matches does better than a query each. */
const MAX_COMBINATIONS = 60

const columns = {
  progress: 'progress',
  outcome: 'outcome',
  review: 'review',
  code: 'outcomeCode',
  profileId: 'profileId',
  createdBy: 'createdById',
  unit: 'unit',
  needs: 'needs',
  openDecline: 'openDecline',
  message: 'messageState',
} as const satisfies Partial<Record<keyof Filter, keyof Where>>

/**
 * One condition per combination of single values: each is an equality on an index that also gives "newest first",
 * where an IN would have to sort everything it matches (1,000,000 rows: milliseconds against seconds).
 * Values combine by OR inside a field and by AND between fields, so the conditions never match a row twice.
 * Each filter narrows further; none are left when they exclude each other.
 */
export function conditions(filters: Filter[]): Where[] {
  let combined: Where[] = [rangesOf(filters)]
  for (const [field, column] of Object.entries(columns) as [keyof typeof columns, keyof Where][]) {
    const values = valuesOf(filters, field)
    if (!values) continue
    combined =
      combined.length * values.length > MAX_COMBINATIONS
        ? combined.map((where) => ({ ...where, [column]: { in: values } }))
        : combined.flatMap((where) => values.map((value) => ({ ...where, [column]: value })))
  }
  return combined
}

/** What the filters ask of instants. */
export function rangesOf(filters: Filter[]): Where {
  const asked: Filter = Object.assign({}, ...filters)
  return { ...idRange(asked), ...endsWithin(asked) }
}

/** The columns that hold one value of each filter, as a search takes them; null when the filters exclude each other. */
export function columnsOnly(filters: Filter[]): SearchFilter | null {
  const only = Object.fromEntries(
    (Object.entries(columns) as [keyof typeof columns, keyof SearchFilter][]).flatMap(([field, column]) => {
      const values = valuesOf(filters, field)
      return values ? [[column, values]] : []
    }),
  )
  return Object.values(only).some((values) => values.length === 0) ? null : only
}

/** What is asked for, and beside it what the actor may see. */
export async function narrowed(
  ctx: Pick<Ctx, 'actor' | 'db' | 'clock'>,
  asked: Omit<VerificationFilter, 'q'>,
): Promise<Filter[]> {
  const { mine, createdWithinDays, ...filter } = asked
  const earliest = [
    ...(filter.createdFrom ? [Date.parse(filter.createdFrom)] : []),
    ...(createdWithinDays ? [ctx.clock.now().getTime() - createdWithinDays * DAY_MS] : []),
  ]
  return [
    { ...filter, ...(earliest.length > 0 ? { createdFrom: new Date(Math.max(...earliest)).toISOString() } : {}) },
    ...(filter.endsBefore ? [{ ...notOver, endsFrom: ctx.clock.now().toISOString() }] : []),
    ...(mine ? [{ createdBy: viewerId(ctx) }] : []),
    await visibleTo(ctx),
  ]
}

/** What is over has no link that could end. */
const notOver: Filter = { progress: [...unended] }

/** Nobody's id is empty: who is no person has made nothing. */
export const viewerId = ({ actor }: Pick<Ctx, 'actor'>) => (actor.kind === 'user' ? actor.userId : '')

/** The values that all filters allow in a field; null when none asks for any. */
function valuesOf(filters: Filter[], field: keyof typeof columns): (string | number)[] | null {
  const lists = filters.map((filter) => filter[field]).filter((asked) => asked !== undefined)
  return lists.length === 0
    ? null
    : lists.map(listOf).reduce((some, others) => some.filter((value) => others.includes(value)))
}

const listOf = <T>(asked: T | T[]): (string | number)[] => [
  ...new Set((Array.isArray(asked) ? asked : [asked]) as (string | number)[]),
]

function idRange({ createdFrom, createdTo, ids }: Filter): Where {
  if (!createdFrom && !createdTo && !ids) return {}
  return {
    id: {
      ...(createdFrom ? { gte: firstIdAt('ver', new Date(createdFrom)) } : {}),
      ...(createdTo ? { lt: firstIdAt('ver', new Date(createdTo)) } : {}),
      ...(ids ? { in: ids } : {}),
    },
  }
}

/** A customer with an open session may finish after the link has expired; an expired link stays until the sweep. */
const endsWithin = ({ endsFrom, endsBefore }: Filter): Where =>
  endsFrom && endsBefore
    ? { hasOpenSession: false, expiresAt: { gte: new Date(endsFrom), lt: new Date(endsBefore) } }
    : {}
