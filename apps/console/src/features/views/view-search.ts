import { unended } from '@ekyc/domain'
import type { ListFilter, SavedView } from '#/api.ts'
import {
  createdChoices,
  filterOf,
  joined,
  type ListSearch,
  type Tab,
  tabFilters,
  tabs,
} from '../verifications/list/search.ts'

type ViewFilter = SavedView['filter']

const axes = ['mine', 'progress', 'outcome', 'review'] as const

/** What a view keeps of the list as it stands: the tab and the filters, without the words that are searched for or a date. */
export function filterOfView({ q: _, ends: __, ...search }: ListSearch, tab: Tab): ViewFilter {
  const { q: ___, ...filter }: ListFilter = { ...filterOf(search, 0), ...tabFilters[tab] }
  return filter
}

/** The address that shows a view; null for a filter that the console has no way to show. */
export function searchOfView(filter: ViewFilter): ListSearch | null {
  const {
    needs,
    openDecline,
    createdWithinDays,
    profileId,
    code,
    unit,
    message,
    mine,
    progress,
    outcome,
    review,
    ...rest
  } = filter
  const standing: ViewFilter = {
    mine: mine || undefined,
    progress: needs && isSame(progress, unended) ? undefined : progress,
    outcome,
    review,
  }
  const tab = tabs.find((each) => axes.every((axis) => isSame(standing[axis], (tabFilters[each] as ViewFilter)[axis])))
  const created = createdChoices.find((choice) => Number.parseInt(choice, 10) === createdWithinDays)
  const isKnown =
    (created || !createdWithinDays) && list(needs).length < 2 && list(openDecline).length < 2 && isNothing(rest)
  if (!tab || !isKnown) return null
  return {
    tab,
    created,
    profile: joined(list(profileId)),
    code: joined(list(code).map(String)),
    unit: joined(list(unit)),
    needs: list(needs)[0],
    message: joined(list(message)),
    declined: list(openDecline)[0],
  }
}

const isNothing = (rest: object) => Object.values(rest).every((value) => value === undefined)

const list = <T>(value: T | readonly T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? [...value] : [value as T]

const isSame = (one: unknown, other: unknown) =>
  JSON.stringify(list(one).map(String).sort()) === JSON.stringify(list(other).map(String).sort())
