import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api, trpc } from '#/api.ts'
import { useBatchedChanges } from '#/lib/use-batched-changes.ts'
import { type MessageTab, tabStates } from './search.ts'

const PAGE = 50
/** An import changes many messages a second; the page need not ask for each. */
const AT_MOST_EVERY_MS = 2000

/**
 * Recent messages, newest first. Those on screen change in place; newer ones wait behind `newer` until `showNewer`, so
 * that nothing moves under a pointer.
 */
export function useRecent(tab: MessageTab) {
  const states = tabStates[tab]
  const filter = states ? { state: [...states], ...(tab === 'trouble' && { held: true }) } : {}
  const query = useInfiniteQuery(
    infiniteQueryOptions({
      queryKey: trpc.messages.recent.infiniteQueryKey({ filter, limit: PAGE }),
      queryFn: ({ pageParam, signal }) =>
        api.messages.recent.query({ filter, limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
      initialPageParam: '',
      getNextPageParam: ({ nextCursor }) => nextCursor,
      refetchOnWindowFocus: false,
    }),
  )
  const loaded = query.data?.pages.flatMap(({ items }) => items) ?? []

  const [newest, setNewest] = useState<string>()
  if (newest === undefined && loaded[0]) setNewest(loaded[0].id)
  const rows = newest === undefined ? loaded : loaded.filter(({ id }) => id <= newest)

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  useBatchedChanges(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      void query.refetch()
    }, AT_MOST_EVERY_MS)
  })

  return { query, rows, newer: loaded.length - rows.length, showNewer: () => setNewest(undefined) }
}
