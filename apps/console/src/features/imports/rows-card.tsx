import type { ImportRowState } from '@ekyc/domain'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, type ImportView, trpc } from '#/api.ts'
import { useLanguage, useT } from '#/lib/language.tsx'
import { Button } from '#/ui/button.tsx'
import { Card } from '#/ui/card.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { SkeletonLines } from '#/ui/skeleton.tsx'
import { RowLine } from './row-line.tsx'
import { isBusy } from './use-import.ts'

/** What a person has to look at comes first. */
const shown = ['bad', 'failed', 'doubtful', 'already', 'good', 'made'] as const satisfies ImportRowState[]
type Shown = (typeof shown)[number]

/** The rows, state by state, each with what is to be said of it. */
export function RowsCard({ view }: { view: ImportView }) {
  const { t, language } = useLanguage()
  const there = shown.filter((state) => view.counts[state] > 0)
  const [chosen, setChosen] = useState<Shown>()
  const state = chosen && there.includes(chosen) ? chosen : there[0]
  if (!state) return null
  return (
    <Card title={t('imports.rows')}>
      <div
        role="tablist"
        aria-label={t('imports.rows')}
        className="bare-scroll flex gap-5 overflow-x-auto border-b border-line px-3.5"
      >
        {there.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            aria-selected={each === state}
            onClick={() => setChosen(each)}
            className="flex h-9 flex-none items-center gap-1.5 border-b-2 border-transparent font-medium text-ink-2 -outline-offset-3 hover:text-ink aria-selected:border-accent aria-selected:text-ink max-md:h-11"
          >
            {t(`imports.row.${each}`)}{' '}
            <span className="text-ink-3 tabular-nums">{view.counts[each].toLocaleString(language)}</span>
          </button>
        ))}
      </div>
      <Rows key={state} view={view} state={state} />
    </Card>
  )
}

function Rows({ view, state }: { view: ImportView; state: Shown }) {
  const t = useT()
  const query = useInfiniteQuery({
    queryKey: trpc.imports.rows.infiniteQueryKey({ id: view.id, state }),
    queryFn: ({ pageParam: cursor, signal }) => api.imports.rows.query({ id: view.id, state, cursor }, { signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    // While rows are made, their tab grows.
    refetchInterval: isBusy(view) ? 3000 : false,
  })
  if (query.isPending) return <SkeletonLines lines={4} label={t('state.loading')} />
  if (query.isError && !query.data) {
    return (
      <div className="p-3.5">
        <ErrorNotice error={query.error} retry={() => void query.refetch()} />
      </div>
    )
  }
  return (
    <>
      <ul aria-label={t(`imports.row.${state}`)}>
        {query.data.pages
          .flatMap((page) => page.items)
          .map((row) => (
            <RowLine key={row.number} row={row} view={view} />
          ))}
      </ul>
      {query.hasNextPage && (
        <div className="border-t border-line px-3.5 py-2.5">
          <Button size="small" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('list.more')}
          </Button>
        </div>
      )}
    </>
  )
}
