import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { CalendarPlus, Send, Upload, X } from 'lucide-react'
import { type ListedVerification, type ListFilter, trpc } from '#/api.ts'
import { useLanguage, withWords } from '#/lib/language.tsx'
import { useMay } from '#/session/me.ts'
import { Button } from '#/ui/button.tsx'
import { Kbd } from '#/ui/kbd.tsx'
import { OverlayButton } from '#/ui/overlay/overlay-button.tsx'
import type { Tab } from '../list/search.ts'
import type { Selection } from '../list/use-selection.ts'

const loadRemind = () => import('./remind-dialog.tsx')
const loadExtend = () => import('./extend-dialog.tsx')
const loadExport = () => import('./export-dialog.tsx')
const loadCancel = withWords(() => import('./cancel-dialog.tsx'), 'verification')

type Props = {
  selection: Selection
  rows: ListedVerification[]
  filter: ListFilter
  tab: Tab
  /** There are more under the filter than are loaded. */
  moreMatch: boolean
  onDone(): void
}

/** What can be done to the rows that are selected, at the foot of the list. */
export default function SelectionBar({ selection, rows, filter, tab, moreMatch, onDone }: Props) {
  const { t, language } = useLanguage()
  const may = useMay()
  const { ids, everything } = selection
  const counts = useQuery(trpc.verifications.counts.queryOptions({ filter }, { placeholderData: keepPreviousData }))
  const match = counts.data?.[tab]
  const all = match ? `${match.n.toLocaleString(language)}${match.capped ? '+' : ''}` : ''
  const allLoaded = rows.length > 0 && rows.every(({ id }) => ids.has(id))
  const own = {
    target: everything ? { filter } : { ids: [...ids] },
    names: new Map(rows.map(({ id, customer }) => [id, customer.name])),
    onDone,
  }
  return (
    <>
      <div aria-hidden="true" className="h-16 max-md:h-28" />
      <section
        aria-label={t('many.bar')}
        className="bare-scroll fixed bottom-4 left-1/2 z-5 flex max-w-[calc(100vw-24px)] -translate-x-1/2 animate-rise items-center gap-1.5 overflow-x-auto rounded-card bg-raised px-3 py-2 shadow-2 ring ring-line max-md:bottom-[calc(58px+12px)] max-md:w-[calc(100vw-24px)] max-md:flex-wrap max-md:[&_button]:px-2 max-md:[&_svg]:hidden"
      >
        <b className="flex-none pr-1.5 whitespace-nowrap max-md:grow" role="status">
          {everything ? t('many.everything', { n: all }) : t('many.selected', { n: ids.size })}
        </b>
        {allLoaded && moreMatch && !everything && (
          <Button size="small" look="ghost" className="flex-none text-accent-ink" onClick={selection.selectEverything}>
            {t('many.selectEverything', { n: all })}
          </Button>
        )}
        {ids.size > 0 && (
          <div className="contents max-md:order-1 max-md:flex max-md:w-full max-md:gap-1.5 max-md:[&_button]:grow">
            {may('messages.send') && (
              <OverlayButton load={loadRemind} own={own} size="small" className="flex-none">
                <Send aria-hidden="true" />
                {t('many.remind')}
              </OverlayButton>
            )}
            {may('verifications.update') && (
              <OverlayButton load={loadExtend} own={own} size="small" className="flex-none">
                <CalendarPlus aria-hidden="true" />
                {t('many.extend')}
              </OverlayButton>
            )}
            {may('verifications.export') && (
              <OverlayButton
                load={loadExport}
                own={everything ? { filter, tab } : { filter, tab, ids: [...ids] }}
                size="small"
                className="flex-none"
              >
                <Upload aria-hidden="true" />
                {t('list.export')}
              </OverlayButton>
            )}
            {may('verifications.cancel') && (
              <OverlayButton load={loadCancel} own={own} size="small" look="bad" className="flex-none">
                <X aria-hidden="true" />
                {t('many.cancel')}
              </OverlayButton>
            )}
          </div>
        )}
        <Button size="small" look="ghost" className="flex-none max-md:ml-auto" onClick={onDone}>
          {t('many.clear')} <Kbd>Esc</Kbd>
        </Button>
      </section>
    </>
  )
}
