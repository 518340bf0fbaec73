import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { type ListFilter, trpc } from '#/api.ts'
import { useLanguage } from '#/lib/language.tsx'
import { useBatchedChanges } from '#/lib/use-batched-changes.ts'
import { type ListSearch, type Tab, tabs } from './search.ts'

/** Where verifications stand, with counts up to "1,000+". */
export function Tabs({ filter, search, current }: { filter: ListFilter; search: ListSearch; current: Tab }) {
  const { t, language } = useLanguage()
  const queryClient = useQueryClient()
  const options = trpc.verifications.counts.queryOptions({ filter }, { placeholderData: keepPreviousData })
  const { data } = useQuery(options)
  useBatchedChanges(() => queryClient.invalidateQueries({ queryKey: options.queryKey }))

  const here = useRef<HTMLAnchorElement>(null)
  useEffect(() => void here.current?.scrollIntoView({ inline: 'center', block: 'nearest' }), [])

  return (
    <nav aria-label={t('list.tabs')} className="bare-scroll flex gap-5 overflow-x-auto border-b border-line px-gutter">
      {tabs.map((tab) => {
        const count = data?.[tab]
        const hot = tab === 'needsReview' && count !== undefined && count.n > 0
        return (
          <Link
            key={tab}
            ref={tab === current ? here : undefined}
            to="/verifications"
            search={{ ...search, tab }}
            aria-current={tab === current ? 'page' : undefined}
            className="flex h-9 flex-none items-center gap-1.5 border-b-2 border-transparent font-medium text-ink-2 -outline-offset-3 hover:text-ink aria-[current]:border-accent aria-[current]:text-ink max-md:h-11"
          >
            {t(`tab.${tab}`)}
            {count && (
              <span className={`text-label ${hot ? 'text-wait-ink' : 'text-ink-3'}`}>
                {count.n.toLocaleString(language)}
                {count.capped && '+'}
              </span>
            )}
          </Link>
        )
      })}
    </nav>
  )
}
