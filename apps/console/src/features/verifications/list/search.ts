import {
  DAY_MS,
  type Declined,
  type DeliveryState,
  declinedStates,
  deliveryStates,
  type Needs,
  needsStates,
  undelivered,
  unended,
} from '@ekyc/domain'
import type { Counts, ListFilter } from '#/api.ts'

export type Tab = keyof Counts
export const createdChoices = ['1d', '7d', '30d', '90d'] as const
export type Created = (typeof createdChoices)[number]

/** What the address says of the list. Lists of values are joined by commas, so that an address can be read and typed. */
export type ListSearch = {
  tab?: Tab
  q?: string
  created?: Created
  /** Created on or after this day, YYYY-MM-DD, in the viewer's zone. */
  from?: string
  /** Created on or before this day. */
  to?: string
  profile?: string
  code?: string
  unit?: string
  /** Ids of the people who created it. */
  by?: string
  /** How the customer declined, while nobody has dealt with it. */
  declined?: Declined
  needs?: Needs
  /** What became of the messages. */
  message?: string
  /** Links that nobody uses just now and that end within a day. */
  ends?: '1d'
}

/** What each tab shows; the server counts by the same rule. */
export const tabFilters = {
  mine: { mine: true },
  all: {},
  waiting: { progress: ['created', 'opened'] },
  inProgress: { progress: ['started'] },
  needsReview: { review: ['pending'] },
  passed: { outcome: ['passed'] },
  failed: { outcome: ['failed'] },
  ended: { progress: ['expired', 'cancelled'] },
} satisfies Record<Tab, ListFilter>

export const tabs = Object.keys(tabFilters) as Tab[]

/** Keeps of an address what has a meaning here. */
export function parseListSearch(search: Record<string, unknown>): ListSearch {
  const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined)
  return {
    tab: tabs.find((tab) => tab === search.tab),
    q: text(search.q)?.slice(0, 200) || undefined,
    created: createdChoices.find((choice) => choice === search.created),
    from: dayIn(search.from),
    to: dayIn(search.to),
    profile: text(search.profile) || undefined,
    code: text(search.code) || undefined,
    unit: text(search.unit) || undefined,
    by: text(search.by) || undefined,
    declined: declinedStates.find((each) => each === search.declined),
    needs: needsStates.find((each) => each === search.needs),
    message: joined(messagesOf({ message: text(search.message) })),
    ends: search.ends === '1d' ? '1d' : undefined,
  }
}

/** A day that there is, as the address writes it. */
function dayIn(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : undefined
}

/** The first instant of a day in the viewer's zone, or of the `later`th day after it. */
function startOf(day: string, later = 0): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later).toISOString()
}

export const parts = (joined: string | undefined): string[] => joined?.split(',').filter(Boolean).slice(0, 20) ?? []
export const joined = (values: string[]): string | undefined => values.join(',') || undefined
export const codesOf = (search: ListSearch): number[] => parts(search.code).map(Number).filter(Number.isSafeInteger)

export const messagesOf = (search: ListSearch): DeliveryState[] =>
  deliveryStates.filter((state) => parts(search.message).includes(state))

/** Messages that customers may not have received, as an address names them. */
export const problems = deliveryStates.filter((state) => undelivered.some((each) => each === state)).join(',')

/** What the search asks of the server, without the tab. `now` is in milliseconds. */
export function filterOf(search: ListSearch, now: number): ListFilter {
  const profiles = parts(search.profile)
  const codes = codesOf(search)
  const units = parts(search.unit)
  const messages = messagesOf(search)
  const creators = parts(search.by)
  return {
    ...(search.q ? { q: search.q } : {}),
    ...(search.created ? { createdWithinDays: Number.parseInt(search.created, 10) } : {}),
    ...(search.from ? { createdFrom: startOf(search.from) } : {}),
    ...(search.to ? { createdTo: startOf(search.to, 1) } : {}),
    ...(profiles.length > 0 ? { profileId: profiles } : {}),
    ...(codes.length > 0 ? { code: codes } : {}),
    ...(units.length > 0 ? { unit: units } : {}),
    ...(creators.length > 0 ? { createdBy: creators } : {}),
    ...(search.declined ? { openDecline: search.declined } : {}),
    ...(messages.length > 0 ? { message: messages } : {}),
    // Who has ended needs no photo, and no more time.
    ...(search.needs ? { needs: search.needs, progress: [...unended] } : {}),
    ...(search.ends ? { endsBefore: new Date(now + DAY_MS).toISOString(), progress: [...unended] } : {}),
  }
}

/** By anything but the tab. */
export const isFiltered = ({ tab: _, ...search }: ListSearch) => Object.values(search).some(Boolean)
