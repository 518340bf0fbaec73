import { ArrowUp } from 'lucide-react'
import { useEffectEvent, useState } from 'react'
import type { ListFilter } from '#/api.ts'
import { useLanguage, withWords } from '#/lib/language.tsx'
import { useKeys } from '#/lib/use-keys.ts'
import { Button } from '#/ui/button.tsx'
import { Checkbox } from '#/ui/choice.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { Kbd } from '#/ui/kbd.tsx'
import { useKeptFocus } from '#/ui/use-kept-focus.ts'
import { focusedRow, moveFocus } from './move-focus.ts'
import { Row } from './row.tsx'
import type { Tab } from './search.ts'
import { SkeletonRows } from './skeleton-rows.tsx'
import { Table } from './table.tsx'
import { useLazy } from './use-lazy.ts'
import { useSelection } from './use-selection.ts'
import { useVerifications } from './use-verifications.ts'

const loadNothing = withWords(() => import('./nothing-found.tsx'), 'filters')
const loadBar = withWords(() => import('../many/selection-bar.tsx'), 'many')

type Props = {
  filter: ListFilter
  tab: Tab
  /** On phones: boxes are shown. */
  selecting: boolean
  onSelecting(on: boolean): void
}

/** The rows under one filter, in all their states. */
export function Results({ filter, tab, selecting, onSelecting }: Props) {
  const { t, language } = useLanguage()
  const { query, rows, touched, newer, showNewer } = useVerifications(filter)
  const loaded = rows.map(({ id }) => id)
  const selection = useSelection(loaded)
  const some = selection.ids.size > 0
  const kept = useKeptFocus<HTMLTableElement>()
  const isEmpty = query.isSuccess && rows.length === 0 && !query.hasNextPage
  const Nothing = useLazy(loadNothing, isEmpty)
  const Bar = useLazy(loadBar, some || selecting)
  const stop = () => {
    selection.clear()
    onSelecting(false)
  }
  const toggle = useEffectEvent(selection.toggle)
  const [onSelect] = useState(() => (id: string, range: boolean) => toggle(id, range))
  useKeys({
    j: () => moveFocus(1),
    k: () => moveFocus(-1),
    x: ({ shiftKey }) => {
      const id = focusedRow()
      if (id) selection.toggle(id, shiftKey)
    },
    Escape: stop,
  })

  if (query.isPending) return <SkeletonRows />
  if (query.isError && rows.length === 0) {
    return (
      <div className="p-gutter">
        <ErrorNotice error={query.error} retry={() => void query.refetch()} />
      </div>
    )
  }
  if (isEmpty) return Nothing && <Nothing />
  return (
    <>
      {newer.n > 0 && (
        <button
          type="button"
          onClick={showNewer}
          className="flex h-7 w-full items-center justify-center gap-1.5 border-t border-line text-label text-accent-ink -outline-offset-2 hover:underline max-md:h-10"
        >
          <ArrowUp aria-hidden="true" className="size-3.5" />
          {t(newer.capped ? 'list.newerMany' : 'list.newer', { n: newer.n })}
        </button>
      )}
      <Table
        {...kept}
        selectAll={
          <label className="-ml-3 grid h-8 w-10 place-items-center">
            <Checkbox
              aria-label={t('list.selectLoaded')}
              checked={some && loaded.every((id) => selection.ids.has(id))}
              onChange={selection.toggleLoaded}
            />
          </label>
        }
      >
        {rows.map((item) => (
          <Row
            key={item.id}
            item={item}
            touched={touched.get(item.id) ?? 0}
            selected={selection.ids.has(item.id)}
            selecting={selecting}
            onSelect={onSelect}
          />
        ))}
      </Table>
      <div className="flex items-center gap-3 px-gutter py-2.5 text-small text-ink-3">
        {query.hasNextPage && (
          <Button size="small" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t(query.isFetchingNextPage ? 'state.loading' : 'list.more')}
          </Button>
        )}
        <span>
          {t(query.hasNextPage ? 'list.shownSoFar' : 'list.shownAll', { n: rows.length.toLocaleString(language) })}
        </span>
        <span aria-hidden="true" className="ml-auto flex items-center gap-1 max-md:hidden">
          <Kbd>J</Kbd> <Kbd>K</Kbd> {t('keys.brief.move')} · <Kbd>X</Kbd> {t('keys.brief.select')} · <Kbd>Enter</Kbd>{' '}
          {t('keys.brief.open')}
        </span>
      </div>
      {query.isFetchNextPageError && (
        <div className="px-gutter pb-4">
          <ErrorNotice error={query.error} retry={() => void query.fetchNextPage()} />
        </div>
      )}
      {Bar && (some || selecting) && (
        <Bar selection={selection} rows={rows} filter={filter} tab={tab} moreMatch={query.hasNextPage} onDone={stop} />
      )}
    </>
  )
}
