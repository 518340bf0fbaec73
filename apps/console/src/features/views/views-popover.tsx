import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type SavedView, trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Button } from '#/ui/button.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { Popover } from '#/ui/overlay/popover.tsx'
import type { OverlayProps } from '#/ui/overlay/use-overlay.tsx'
import type { ListSearch, Tab } from '../verifications/list/search.ts'
import { ViewForm } from './view-form.tsx'
import { ViewRow } from './view-row.tsx'

/** Filters under a name: go to one, keep the one that is on, change what is one's own. */
export default function ViewsPopover({ search, tab, ...overlay }: OverlayProps & { search: ListSearch; tab: Tab }) {
  const t = useT()
  const views = useQuery(trpc.views.list.queryOptions())
  const [edited, setEdited] = useState<SavedView | 'new'>()
  const done = () => setEdited(undefined)
  return (
    <Popover {...overlay} name={t('views.title')} align="end">
      <div className="w-80 max-w-[calc(100vw-16px)] p-2">
        {edited ? (
          <ViewForm view={edited} search={search} tab={tab} onDone={done} />
        ) : (
          <>
            {views.isError && <ErrorNotice error={views.error} retry={() => void views.refetch()} />}
            {views.data?.items.length === 0 && <p className="px-2 py-1.5 text-ink-2">{t('views.none')}</p>}
            <ul className="max-h-80 overflow-y-auto">
              {views.data?.items.map((view) => (
                <ViewRow key={view.id} view={view} onEdit={() => setEdited(view)} onGo={overlay.onClose} />
              ))}
            </ul>
            <div className="mt-1 border-t border-line px-2 pt-2">
              <Button size="small" onClick={() => setEdited('new')}>
                {t('views.save')}
              </Button>
            </div>
          </>
        )}
      </div>
    </Popover>
  )
}
