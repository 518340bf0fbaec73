import { infiniteQueryOptions, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, type ListedVerification, type ListFilter, trpc } from '#/api.ts'
import { useBatchedChanges } from '#/lib/use-batched-changes.ts'

const PAGE = 50
/** More changed rows than this at once, and one request for all is cheaper. */
const ONE_BY_ONE = 10

/**
 * The list under a filter, newest first. Rows on screen change in place; newer ones wait behind `newer`
 * until `showNewer`, so that nothing moves under a pointer.
 */
export function useVerifications(filter: ListFilter) {
  const queryClient = useQueryClient()
  const pages = infiniteQueryOptions({
    queryKey: trpc.verifications.list.infiniteQueryKey({ filter, limit: PAGE }),
    queryFn: ({ pageParam, signal }) =>
      api.verifications.list.query({ filter, limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchOnWindowFocus: false,
  })
  const query = useInfiniteQuery(pages)
  const loaded = query.data?.pages.flatMap(({ items }) => items) ?? []

  const [newest, setNewest] = useState<string>()
  const [newer, setNewer] = useState(0)
  const [touched, setTouched] = useState<ReadonlyMap<string, number>>(new Map())
  if (newest === undefined && loaded[0]) setNewest(loaded[0].id)
  const rows = newest === undefined ? loaded : loaded.filter(({ id }) => id <= newest)

  useBatchedChanges(async (ids) => {
    const shown = rows.filter(({ id }) => ids.has(id))
    if (ids.has('*') || shown.length > ONE_BY_ONE) await query.refetch()
    else await Promise.all(shown.map(({ id }) => refresh(id)))
    if (newest === undefined) await query.refetch()
    else if (ids.has('*') || [...ids].some((id) => id > newest)) await countNewer(newest)
  })

  async function refresh(id: string) {
    const options = trpc.verifications.list.queryOptions({ filter: { q: id }, limit: 1 }, { staleTime: 0 })
    const { items } = await queryClient.fetchQuery(options)
    const fresh = items.find((item) => item.id === id)
    if (!fresh) return
    queryClient.setQueryData(pages.queryKey, (data) => data && { ...data, pages: data.pages.map(replaceIn(fresh)) })
    setTouched((before) => new Map(before).set(id, (before.get(id) ?? 0) + 1))
  }

  async function countNewer(than: string) {
    const options = trpc.verifications.list.queryOptions({ filter, limit: PAGE }, { staleTime: 0 })
    const { items } = await queryClient.fetchQuery(options)
    setNewer(items.filter(({ id }) => id > than).length)
  }

  async function showNewer() {
    await query.refetch()
    setNewer(0)
    setNewest(undefined)
  }

  return { query, rows, touched, newer: { n: newer, capped: newer === PAGE }, showNewer }
}

type Page = { items: ListedVerification[]; nextCursor: string | null }

const replaceIn =
  (fresh: ListedVerification) =>
  (page: Page): Page => ({ ...page, items: page.items.map((item) => (item.id === fresh.id ? fresh : item)) })
