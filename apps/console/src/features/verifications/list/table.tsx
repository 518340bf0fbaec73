import type { ComponentProps, ReactNode } from 'react'
import { useT } from '#/lib/language.tsx'

/** Column by column: what the narrower screens leave out, and how wide the rest is. The customer gets what remains: about 220 px at 1280. */
const columns = [
  { key: 'customer', head: '' },
  { key: 'reference', head: 'w-24 max-lg:hidden' },
  // Mostly the default one, so narrower screens leave it out.
  { key: 'profile', head: 'w-40 max-[1400px]:hidden' },
  { key: 'progress', head: 'w-29' },
  { key: 'outcome', head: 'w-43' },
  { key: 'review', head: 'w-26' },
  { key: 'stands', head: 'w-41 min-[1400px]:w-56' },
  { key: 'age', head: 'w-17 text-right max-lg:hidden' },
  { key: 'link', head: 'w-19 text-right max-lg:hidden' },
] as const

const head =
  'sticky top-0 z-1 h-8 border-b border-line bg-surface px-2 text-left text-label whitespace-nowrap text-ink-3 first:pl-gutter last:pr-gutter'

type Props = ComponentProps<'table'> & { busy?: boolean; selectAll?: ReactNode }

/** Table roles are written out, because CSS grid on phones would take them away. */
export function Table({ busy, selectAll, children, ...kept }: Props) {
  const t = useT()
  return (
    <table
      {...kept}
      role="table"
      aria-label={t('list.table')}
      aria-busy={busy}
      className="w-full table-fixed border-collapse outline-none max-md:block md:border-t md:border-line"
    >
      <thead role="rowgroup" className="max-md:sr-only">
        <tr role="row">
          <th role="columnheader" scope="col" className={`${head} w-10 pr-0!`}>
            {selectAll}
          </th>
          {columns.map(({ key, head: of }) => (
            <th key={key} role="columnheader" scope="col" className={`${head} ${of}`}>
              {t(`column.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-md:block max-md:border-t max-md:border-line">
        {children}
      </tbody>
    </table>
  )
}
