import { Link, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useT } from '#/lib/language.tsx'
import { useMay } from '#/session/me.ts'
import { PageHead } from '#/shell/page-head.tsx'
import { buttonStyle } from '#/ui/button.tsx'
import { Kbd } from '#/ui/kbd.tsx'
import { LiveMark } from './live-mark.tsx'
import { Results } from './results.tsx'
import { filterOf, tabFilters } from './search.ts'
import { Tabs } from './tabs.tsx'
import { Tools } from './tools.tsx'

export function ListPage() {
  const t = useT()
  const may = useMay()
  const search = useSearch({ from: '/signed-in/inside/verifications' })
  const { tab = 'all' } = search
  // "The last 7 days" begin when the page was opened: a filter that moved with the clock would load for ever.
  const [openedAt] = useState(() => Date.now())
  const filter = useMemo(() => filterOf(search, openedAt), [search, openedAt])
  const ofTab = useMemo(() => ({ ...filter, ...tabFilters[tab] }), [filter, tab])
  return (
    <>
      <PageHead
        title={t('nav.verifications')}
        beside={<LiveMark />}
        actions={
          may('verifications.create') && (
            <>
              <Link to="/imports" className={buttonStyle({})}>
                {t('list.fromFile')}
              </Link>
              <Link to="/verifications/new" className={buttonStyle({ look: 'primary', class: 'max-md:hidden' })}>
                <Plus aria-hidden="true" />
                {t('list.new')}
                <Kbd>N</Kbd>
              </Link>
            </>
          )
        }
      />
      <Tabs filter={filter} current={tab} />
      <Tools />
      <Results key={JSON.stringify(ofTab)} filter={ofTab} />
    </>
  )
}
