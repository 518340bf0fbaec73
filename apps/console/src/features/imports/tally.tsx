import type { ImportRowState } from '@ekyc/domain'
import { useLanguage } from '#/lib/language.tsx'

/** How many rows are in each state. */
export function Tally({ counts }: { counts: [state: Exclude<ImportRowState, 'header' | 'read'>, n: number][] }) {
  const { t, language } = useLanguage()
  const number = new Intl.NumberFormat(language)
  return (
    <dl className="grid grid-cols-2 gap-3 md:grid-cols-4">
      {counts.map(([state, n]) => (
        <div key={state} className="flex flex-col-reverse">
          <dt className="text-small text-ink-3">{t(`imports.row.${state}`)}</dt>
          <dd className="text-figure tabular-nums">{number.format(n)}</dd>
        </div>
      ))}
    </dl>
  )
}
