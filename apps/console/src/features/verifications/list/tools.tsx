import { Bookmark, ListFilter as FilterIcon, Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useT, withWords } from '#/lib/language.tsx'
import { useKeys } from '#/lib/use-keys.ts'
import { Button } from '#/ui/button.tsx'
import { Input } from '#/ui/input.tsx'
import { Kbd } from '#/ui/kbd.tsx'
import { OverlayButton } from '#/ui/overlay/overlay-button.tsx'
import { isFiltered } from './search.ts'
import { useLazy } from './use-lazy.ts'
import { useListSearch } from './use-list-search.ts'

const TYPING_MS = 250
const loadFilters = withWords(() => import('./filter-popover.tsx'), 'filters')
const loadChips = withWords(() => import('./filter-chips.tsx'), 'filters')
const loadViews = withWords(() => import('../../views/views-popover.tsx'), 'many')

/** Search and filters. The address holds them, so a list can be bookmarked and sent to a colleague. */
export function Tools({ selecting, onSelecting }: { selecting: boolean; onSelecting(on: boolean): void }) {
  const t = useT()
  const { search, tab, change } = useListSearch()
  const Chips = useLazy(loadChips, isFiltered({ ...search, q: undefined }))
  return (
    <search className="flex flex-wrap items-center gap-2 px-gutter py-2.5">
      <SearchBox q={search.q ?? ''} onSearch={(q) => change({ q: q || undefined })} />
      <OverlayButton
        load={loadFilters}
        own={{ search, onChange: change }}
        size="small"
        className="border-dashed shadow-none"
      >
        <FilterIcon aria-hidden="true" />
        {t('list.filter')}
      </OverlayButton>
      {Chips && <Chips search={search} onChange={change} />}
      <Button size="small" aria-pressed={selecting} className="md:hidden" onClick={() => onSelecting(!selecting)}>
        {t('list.selectMode')}
      </Button>
      <OverlayButton load={loadViews} own={{ search, tab }} look="ghost" size="small" className="ml-auto">
        <Bookmark aria-hidden="true" />
        {t('list.views')}
      </OverlayButton>
    </search>
  )
}

function SearchBox({ q, onSearch }: { q: string; onSearch(q: string): void }) {
  const t = useT()
  const box = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(q)
  const [sent, setSent] = useState(q)
  // The address changed by something else than typing: the box follows.
  if (q !== sent) {
    setSent(q)
    setText(q)
  }
  useKeys({ '/': () => box.current?.focus() })
  useEffect(() => {
    const wanted = text.trim()
    if (wanted === q) return
    const timer = setTimeout(() => {
      setSent(wanted)
      onSearch(wanted)
    }, TYPING_MS)
    return () => clearTimeout(timer)
  })
  return (
    <span className="relative block w-66 flex-none max-md:w-full">
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-2.25 size-4 -translate-y-1/2 text-ink-3"
      />
      <Input
        ref={box}
        type="search"
        aria-label={t('list.searchLabel')}
        placeholder={t('list.searchHint')}
        value={text}
        maxLength={200}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={({ key }) => {
          if (key !== 'Escape') return
          if (text) setText('')
          else box.current?.blur()
        }}
        className="truncate pr-8 pl-8! [&::-webkit-search-cancel-button]:hidden"
      />
      <span className="absolute top-1/2 right-1.75 -translate-y-1/2 max-md:hidden">
        <Kbd>/</Kbd>
      </span>
    </span>
  )
}
