import { useNavigate, useSearch } from '@tanstack/react-router'
import { ListFilter as FilterIcon, Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useT } from '#/lib/language.tsx'
import { useKeys } from '#/lib/use-keys.ts'
import { Input } from '#/ui/input.tsx'
import { Kbd } from '#/ui/kbd.tsx'
import { OverlayButton } from '#/ui/overlay/overlay-button.tsx'
import { FilterChips } from './filter-chips.tsx'
import type { ListSearch } from './search.ts'

const TYPING_MS = 250
const loadFilters = () => import('./filter-popover.tsx')

/** Search and filters. The address holds them, so a list can be bookmarked and sent to a colleague. */
export function Tools() {
  const t = useT()
  const search = useSearch({ from: '/signed-in/inside/verifications' })
  const navigate = useNavigate()
  const change = (patch: Partial<ListSearch>) =>
    void navigate({ to: '/verifications', search: { ...search, ...patch }, replace: true })
  return (
    <search className="bare-scroll flex items-center gap-2 px-gutter py-2.5 max-md:overflow-x-auto md:flex-wrap">
      <SearchBox q={search.q ?? ''} onSearch={(q) => change({ q: q || undefined })} />
      <FilterChips search={search} onChange={change} />
      <OverlayButton
        load={loadFilters}
        own={{ search, onChange: change }}
        size="small"
        className="border-dashed shadow-none"
      >
        <FilterIcon aria-hidden="true" />
        {t('list.filter')}
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
    <span className="relative block w-66 flex-none max-md:w-auto max-md:min-w-45 max-md:flex-1">
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
        className="pr-8 pl-8! [&::-webkit-search-cancel-button]:hidden"
      />
      <span className="absolute top-1/2 right-1.75 -translate-y-1/2 max-md:hidden">
        <Kbd>/</Kbd>
      </span>
    </span>
  )
}
