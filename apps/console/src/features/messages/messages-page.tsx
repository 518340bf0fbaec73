import { Link, useSearch } from '@tanstack/react-router'
import { useT } from '#/lib/language.tsx'
import { PageHead } from '#/shell/page-head.tsx'
import { Recent } from './recent.tsx'
import { messageTabs } from './search.ts'

/** What went out over all cases, and what did not. */
export function MessagesPage() {
  const t = useT()
  const { tab: current = 'all' } = useSearch({ from: '/signed-in/inside/messages' })
  return (
    <>
      <PageHead
        title={t('message.title')}
        beside={<p className="text-small text-ink-3 max-md:hidden">{t('message.pageText')}</p>}
      />
      <nav
        aria-label={t('message.tabs')}
        className="bare-scroll flex gap-5 overflow-x-auto border-b border-line px-gutter"
      >
        {messageTabs.map((tab) => (
          <Link
            key={tab}
            to="/messages"
            search={{ tab: tab === 'all' ? undefined : tab }}
            activeOptions={{ explicitUndefined: true }}
            aria-current={tab === current ? 'page' : undefined}
            className="flex h-9 flex-none items-center border-b-2 border-transparent font-medium text-ink-2 -outline-offset-3 hover:text-ink aria-[current]:border-accent aria-[current]:text-ink max-md:h-11"
          >
            {t(`message.tab.${tab}`)}
          </Link>
        ))}
      </nav>
      <Recent key={current} tab={current} />
    </>
  )
}
