import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { trpc } from '#/api.ts'
import { useBatchedChanges } from '#/lib/use-batched-changes.ts'

/** What no change of a verification announces: an end that comes near, a trouble, how messages go. */
const REFRESH_MS = 30_000
/** On a busy day something changes all the time; nobody reads faster than this. */
const AT_MOST_EVERY_MS = 3000

/** The overview, kept fresh while it is looked at. */
export function useOverview() {
  const query = useQuery(trpc.overview.get.queryOptions(undefined, { refetchInterval: REFRESH_MS, staleTime: 0 }))
  const { refetch } = query
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useBatchedChanges(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      void refetch()
    }, AT_MOST_EVERY_MS)
  })
  useEffect(() => () => clearTimeout(timer.current), [])
  return query
}
