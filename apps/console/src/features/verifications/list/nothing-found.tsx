import { Link, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useT } from '#/lib/language.tsx'
import { useMay } from '#/session/me.ts'
import { buttonStyle } from '#/ui/button.tsx'
import { Empty } from '#/ui/empty.tsx'
import { isFiltered } from './search.ts'

/** Three kinds of nothing: none at all, none in this tab, none that matches. */
export function NothingFound() {
  const t = useT()
  const may = useMay()
  const search = useSearch({ from: '/signed-in/inside/verifications' })
  if (isFiltered(search)) {
    const title = search.q ? t('list.noMatch', { q: search.q }) : t('list.noMatchFilters')
    return (
      <Empty plain title={title} text={t('list.noMatchText')}>
        {search.created && (
          <Link to="/verifications" search={{ ...search, created: undefined }} className={buttonStyle({})}>
            {t('list.allTime')}
          </Link>
        )}
        <Link to="/verifications" search={{}} className={buttonStyle({ look: 'ghost' })}>
          {t('list.clear')}
        </Link>
      </Empty>
    )
  }
  if (search.tab) {
    return (
      <Empty plain title={t('list.emptyTab', { tab: t(`tab.${search.tab}`) })} text={t(`list.emptyTab.${search.tab}`)}>
        <Link to="/verifications" search={{}} className={buttonStyle({})}>
          {t('list.showAll')}
        </Link>
      </Empty>
    )
  }
  return (
    <Empty title={t('list.empty')} text={t('list.emptyText')}>
      {may('verifications.create') && (
        <Link to="/verifications/new" className={buttonStyle({ look: 'primary' })}>
          <Plus aria-hidden="true" />
          {t('list.new')}
        </Link>
      )}
    </Empty>
  )
}
