import { outcomeCodes } from '@ekyc/domain'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { localizedCode } from '#/lib/codes.ts'
import { useLanguage } from '#/lib/language.tsx'
import { useKeys } from '#/lib/use-keys.ts'
import { PageHead } from '#/shell/page-head.tsx'
import { Empty } from '#/ui/empty.tsx'
import { Input } from '#/ui/input.tsx'
import { Kbd } from '#/ui/kbd.tsx'
import { CodeDetail } from './code-detail.tsx'
import { CodeTable } from './code-table.tsx'
import { FinerCodes } from './finer-codes.tsx'
import { Kinds } from './kinds.tsx'
import type { PlaybookSearch } from './search.ts'

/** Every outcome code in words: what it means, what we do, what the customer reads. */
export function PlaybookPage(): ReactNode {
  const { t, language } = useLanguage()
  const search = useSearch({ from: '/signed-in/inside/playbook' })
  const navigate = useNavigate()
  const box = useRef<HTMLInputElement>(null)
  const change = (patch: Partial<PlaybookSearch>) =>
    void navigate({ to: '/playbook', search: { ...search, ...patch }, replace: true, resetScroll: false })
  useKeys({ '/': () => box.current?.focus(), Escape: () => change({ code: undefined }) })

  const words = (search.q ?? '').trim().toLowerCase().split(/\s+/).filter(Boolean)
  const rows = outcomeCodes
    .filter(({ kind }) => !search.kind || kind === search.kind)
    .map(({ code }) => localizedCode(code, language))
    .filter(({ code, label, meaning, operatorAction }) => {
      const text = `${label} ${meaning} ${operatorAction}`.toLowerCase()
      return words.every((word) => String(code).startsWith(word) || text.includes(word))
    })
  const open = search.code ?? null
  return (
    <>
      <PageHead
        title={t('playbook.title')}
        beside={<p className="text-small text-ink-3 max-md:hidden">{t('playbook.text')}</p>}
      />
      <search className="relative mx-gutter mb-2.5 block max-w-80 max-md:max-w-none">
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 left-2.25 size-4 -translate-y-1/2 text-ink-3"
        />
        <Input
          ref={box}
          type="search"
          aria-label={t('playbook.searchLabel')}
          placeholder={t('playbook.searchHint')}
          value={search.q ?? ''}
          onChange={({ target }) => change({ q: target.value || undefined })}
          className="pr-8 pl-8! [&::-webkit-search-cancel-button]:hidden"
        />
        <span className="absolute top-1/2 right-1.75 -translate-y-1/2 max-md:hidden">
          <Kbd>/</Kbd>
        </span>
      </search>
      <Kinds chosen={search.kind} onChoose={(kind) => change({ kind })} />
      <div className={`grid flex-1 border-t border-line ${open === null ? '' : 'lg:grid-cols-[minmax(0,1fr)_340px]'}`}>
        {rows.length > 0 ? (
          <CodeTable rows={rows} open={open} search={search} />
        ) : (
          <Empty plain title={t('playbook.noMatch', { q: search.q ?? '' })} text={t('playbook.noMatchText')} />
        )}
        {open !== null && <CodeDetail key={open} code={open} onClose={() => change({ code: undefined })} />}
      </div>
      {!search.kind && <FinerCodes words={words} />}
    </>
  )
}
