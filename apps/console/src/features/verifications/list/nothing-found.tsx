import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useT } from '#/lib/language.tsx'
import { useMay } from '#/session/me.ts'
import { buttonStyle } from '#/ui/button.tsx'
import { Empty } from '#/ui/empty.tsx'
import { isFiltered } from './search.ts'
import { useListSearch } from './use-list-search.ts'

/** Three kinds of nothing: none at all, none in this tab, none that matches. */
export default function NothingFound() {
  const t = useT()
  const { search, tab } = useListSearch()
  if (isFiltered(search)) {
    const title = search.q ? t('list.noMatch', { q: search.q }) : t('list.noMatchFilters')
    return (
      <Empty plain title={title} text={t(search.q ? 'list.noMatchText' : 'list.noMatchFiltersText')}>
        {tab !== 'all' && (
          <Link to="/verifications" search={{ ...search, tab: 'all' }} className={buttonStyle({})}>
            {t('list.lookInAll')}
          </Link>
        )}
        {(search.created || search.from || search.to) && (
          <Link
            to="/verifications"
            search={{ ...search, tab, created: undefined, from: undefined, to: undefined }}
            className={buttonStyle({})}
          >
            {t('list.allTime')}
          </Link>
        )}
        <Link to="/verifications" search={{ tab }} className={buttonStyle({ look: 'ghost' })}>
          {t('list.clear')}
        </Link>
      </Empty>
    )
  }
  if (tab !== 'all') {
    return (
      <Empty plain title={t('list.emptyTab', { tab: t(`tab.${tab}`) })} text={t(`list.emptyTab.${tab}`)}>
        {tab === 'mine' && <New />}
        <Link to="/verifications" search={{ tab: 'all' }} className={buttonStyle({})}>
          {t('list.showAll')}
        </Link>
      </Empty>
    )
  }
  return (
    <Empty title={t('list.empty')} text={t('list.emptyText')}>
      <New />
    </Empty>
  )
}

function New() {
  const t = useT()
  const may = useMay()
  if (!may('verifications.create')) return null
  return (
    <Link to="/verifications/new" className={buttonStyle({ look: 'primary' })}>
      <Plus aria-hidden="true" />
      {t('list.new')}
    </Link>
  )
}
