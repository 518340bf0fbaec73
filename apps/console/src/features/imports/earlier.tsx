import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api, type ImportSummary, trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Button } from '#/ui/button.tsx'
import { Card } from '#/ui/card.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { RelativeTime } from '#/ui/relative-time.tsx'
import { SkeletonLines } from '#/ui/skeleton.tsx'
import { StateChip } from './state-chip.tsx'

/** The files that were dropped before, newest first. */
export function Earlier() {
  const t = useT()
  const query = useInfiniteQuery({
    queryKey: trpc.imports.list.infiniteQueryKey({}),
    queryFn: ({ pageParam: cursor, signal }) => api.imports.list.query({ cursor }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Card title={t('imports.earlier')}>
      {query.isPending && <SkeletonLines lines={3} label={t('state.loading')} />}
      {query.isError && (
        <div className="p-3.5">
          <ErrorNotice error={query.error} retry={() => void query.refetch()} />
        </div>
      )}
      {query.isSuccess && items.length === 0 && <p className="p-3.5 text-ink-2">{t('imports.noneYet')}</p>}
      {items.length > 0 && (
        <ul aria-label={t('imports.earlier')}>
          {items.map((item) => (
            <Item key={item.id} item={item} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <div className="border-t border-line px-3.5 py-2.5">
          <Button size="small" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('list.more')}
          </Button>
        </div>
      )}
    </Card>
  )
}

function Item({ item }: { item: ImportSummary }) {
  const t = useT()
  const { id, fileName, total, counts, createdAt, createdBy } = item
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-0.5 border-t border-line px-3.5 py-2 first:border-t-0 hover:bg-hover">
      <Link
        to="/imports/$id"
        params={{ id }}
        className="truncate font-name underline-offset-2 after:absolute after:inset-0 hover:underline"
      >
        {fileName ?? t('imports.erasedName')}
      </Link>
      <StateChip state={item.state} />
      <span className="truncate text-small text-ink-3">
        {/* Before its encoding is chosen, a file has no rows. */}
        {[total > 0 && t('imports.summary', { total, made: counts.made }), createdBy.name].filter(Boolean).join(' · ')}
      </span>
      <span className="relative text-right text-small text-ink-3">
        <RelativeTime at={createdAt} />
      </span>
    </li>
  )
}
