import { Link } from '@tanstack/react-router'
import { ArrowUp } from 'lucide-react'
import { moveFocus } from '#/features/verifications/list/move-focus.ts'
import { useT } from '#/lib/language.tsx'
import { useKeys } from '#/lib/use-keys.ts'
import { Button, buttonStyle } from '#/ui/button.tsx'
import { Empty } from '#/ui/empty.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { SkeletonLines } from '#/ui/skeleton.tsx'
import { RecentRow } from './recent-row.tsx'
import type { MessageTab } from './search.ts'
import { useRecent } from './use-recent.ts'

const columns = [
  { key: 'customer', head: '' },
  { key: 'message', head: 'w-40' },
  { key: 'to', head: 'w-42 max-lg:hidden' },
  { key: 'state', head: 'w-36' },
  { key: 'why', head: 'w-[30%] max-lg:hidden' },
  { key: 'age', head: 'w-18 text-right' },
] as const

/** The messages under one tab, in all their states. */
export function Recent({ tab }: { tab: MessageTab }) {
  const t = useT()
  const { query, rows, newer, showNewer } = useRecent(tab)
  useKeys({ j: () => moveFocus(1), k: () => moveFocus(-1) })

  if (query.isPending) return <SkeletonLines lines={9} label={t('state.loading')} />
  if (query.isError && rows.length === 0) {
    return (
      <div className="p-gutter">
        <ErrorNotice error={query.error} retry={() => void query.refetch()} />
      </div>
    )
  }
  if (rows.length === 0) return <Nothing tab={tab} />
  return (
    <>
      {newer > 0 && (
        <button
          type="button"
          onClick={showNewer}
          className="flex h-7 w-full items-center justify-center gap-1.5 border-b border-line text-label text-accent-ink -outline-offset-2 hover:underline max-md:h-10"
        >
          <ArrowUp aria-hidden="true" className="size-3.5" />
          {t('message.newer', { n: newer })}
        </button>
      )}
      <table role="table" aria-label={t('message.table')} className="w-full table-fixed border-collapse max-md:block">
        <thead role="rowgroup" className="max-md:sr-only">
          <tr role="row">
            {columns.map(({ key, head }) => (
              <th
                key={key}
                role="columnheader"
                scope="col"
                className={`sticky top-0 z-1 h-8 border-b border-line bg-surface px-2 text-left text-label whitespace-nowrap text-ink-3 first:pl-gutter last:pr-gutter ${head}`}
              >
                {t(`message.column.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="max-md:block">
          {rows.map((message) => (
            <RecentRow key={message.id} message={message} />
          ))}
        </tbody>
      </table>
      <div className="grid justify-items-start gap-3 px-gutter py-2.5">
        {query.isFetchNextPageError && <ErrorNotice error={query.error} />}
        {query.hasNextPage && (
          <Button size="small" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t(query.isFetchingNextPage ? 'state.loading' : 'list.more')}
          </Button>
        )}
      </div>
    </>
  )
}

/** None at all, or none under this tab. */
function Nothing({ tab }: { tab: MessageTab }) {
  const t = useT()
  if (tab === 'all') {
    return (
      <Empty title={t('message.empty')} text={t('message.emptyText')}>
        <Link to="/verifications/new" className={buttonStyle({ look: 'primary' })}>
          {t('list.new')}
        </Link>
      </Empty>
    )
  }
  return (
    <Empty plain title={t('list.emptyTab', { tab: t(`message.tab.${tab}`) })} text={t(`message.empty.${tab}`)}>
      <Link to="/messages" search={{}} className={buttonStyle({})}>
        {t('list.showAll')}
      </Link>
    </Empty>
  )
}
