import type { OutcomeCode } from '@ekyc/domain'
import { Link } from '@tanstack/react-router'
import { useT } from '#/lib/language.tsx'
import { KindMark } from './kind-mark.tsx'
import type { PlaybookSearch } from './search.ts'

type Props = { rows: OutcomeCode[]; open: number | null; search: PlaybookSearch }

const columns = [
  { key: 'code', width: 'w-17' },
  { key: 'kind', width: 'w-30 max-lg:hidden' },
  { key: 'meaning', width: '' },
  { key: 'do', width: 'max-lg:hidden' },
  { key: 'billed', width: 'w-24' },
] as const

export function CodeTable({ rows, open, search }: Props) {
  const t = useT()
  return (
    <div className="min-w-0">
      <table role="table" aria-label={t('playbook.table')} className="w-full table-fixed border-collapse max-md:block">
        <thead role="rowgroup" className="max-md:sr-only">
          <tr role="row" className="border-b border-line">
            {columns.map(({ key, width }) => (
              <th
                key={key}
                role="columnheader"
                scope="col"
                className={`h-8 px-2 text-left text-label text-ink-3 first:pl-gutter last:pr-gutter ${width}`}
              >
                {t(`playbook.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="max-md:block">
          {rows.map((row) => (
            <Row key={row.code} row={row} open={row.code === open} search={search} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ row, open, search }: { row: OutcomeCode; open: boolean; search: PlaybookSearch }) {
  const t = useT()
  const cell = 'truncate px-2 first:pl-gutter last:pr-gutter md:h-row max-md:block max-md:px-0!'
  return (
    <tr
      role="row"
      className={`relative border-b border-line max-md:grid max-md:grid-cols-[44px_minmax(0,1fr)] max-md:items-baseline max-md:gap-x-2 max-md:px-gutter max-md:py-2.5 ${open ? 'bg-selected' : 'hover:bg-hover'}`}
    >
      <td role="cell" className={`${cell} font-name`}>
        <Link
          to="/playbook"
          search={{ ...search, code: row.code }}
          replace
          resetScroll={false}
          aria-current={open ? 'true' : undefined}
          className="after:absolute after:inset-0"
        >
          {row.code}
        </Link>
      </td>
      <td role="cell" className={`${cell} text-ink-2 max-lg:hidden!`}>
        <KindMark kind={row.kind} />
      </td>
      <td role="cell" className={`${cell} max-md:whitespace-normal`}>
        {row.meaning}
      </td>
      <td role="cell" className={`${cell} text-ink-2 max-lg:hidden!`}>
        {row.operatorAction}
      </td>
      <td role="cell" className={`${cell} max-md:hidden! ${row.billed === 'yes' ? '' : 'text-ink-3'}`}>
        {t(`playbook.billed.${row.billed}`)}
      </td>
    </tr>
  )
}
