import { Link } from '@tanstack/react-router'
import { FileUp, Plus, Upload } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useT, withWords } from '#/lib/language.tsx'
import { useMay } from '#/session/me.ts'
import { PageHead } from '#/shell/page-head.tsx'
import { buttonStyle } from '#/ui/button.tsx'
import { Kbd } from '#/ui/kbd.tsx'
import { OverlayButton } from '#/ui/overlay/overlay-button.tsx'
import { LiveMark } from './live-mark.tsx'
import { Results } from './results.tsx'
import { filterOf, tabFilters } from './search.ts'
import { Tabs } from './tabs.tsx'
import { Tools } from './tools.tsx'
import { useListSearch } from './use-list-search.ts'

const loadExport = withWords(() => import('../many/export-dialog.tsx'), 'many')

export function ListPage() {
  const t = useT()
  const may = useMay()
  const { search, tab } = useListSearch()
  const [selecting, setSelecting] = useState(false)
  // "Within a day" counts from when the page was opened: a filter that moved with the clock would load for ever.
  const [openedAt] = useState(() => Date.now())
  const filter = useMemo(() => filterOf(search, openedAt), [search, openedAt])
  const ofTab = useMemo(() => ({ ...filter, ...tabFilters[tab] }), [filter, tab])
  return (
    <>
      <PageHead
        title={t('nav.verifications')}
        beside={<LiveMark />}
        actions={
          <>
            {may('verifications.export') && (
              <OverlayButton load={loadExport} own={{ filter: ofTab, tab }} look="ghost">
                <Upload aria-hidden="true" />
                <span className="max-md:sr-only">{t('list.export')}</span>
              </OverlayButton>
            )}
            {may('verifications.create') && (
              <>
                <Link to="/imports" className={buttonStyle({})}>
                  <FileUp aria-hidden="true" className="md:hidden" />
                  <span className="max-md:sr-only">{t('list.fromFile')}</span>
                </Link>
                <Link to="/verifications/new" className={buttonStyle({ look: 'primary', class: 'max-md:hidden' })}>
                  <Plus aria-hidden="true" />
                  {t('list.new')}
                  <Kbd>N</Kbd>
                </Link>
              </>
            )}
          </>
        }
      />
      <Tabs filter={filter} search={search} current={tab} />
      <Tools selecting={selecting} onSelecting={setSelecting} />
      <Results key={JSON.stringify(ofTab)} filter={ofTab} tab={tab} selecting={selecting} onSelecting={setSelecting} />
    </>
  )
}
