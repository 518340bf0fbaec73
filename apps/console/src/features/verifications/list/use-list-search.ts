import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { remember, remembered } from '#/lib/storage.ts'
import { useMay } from '#/session/me.ts'
import { isFiltered, type ListSearch, type Tab, tabs } from './search.ts'

/**
 * What the address asks of the list. An address without a tab is one from elsewhere with a filter, which means all of
 * them, or the way into the room: the tab that was last looked at here, at first one's own for operators.
 */
export function useListSearch() {
  const may = useMay()
  const search = useSearch({ from: '/signed-in/inside/verifications' })
  const navigate = useNavigate()
  const first: Tab = tabs.find((tab) => tab === remembered('tab')) ?? (may('units.all') ? 'all' : 'mine')
  const tab = search.tab ?? (isFiltered(search) ? 'all' : first)
  useEffect(() => {
    if (search.tab) remember('tab', search.tab)
  }, [search.tab])
  /** Another filter under the same tab. */
  const change = (patch: Partial<ListSearch>) =>
    void navigate({ to: '/verifications', search: { ...search, tab, ...patch }, replace: true })
  return { search, tab, change }
}
