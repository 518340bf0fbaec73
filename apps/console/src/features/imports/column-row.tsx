import { type ImportField, importFields } from '@ekyc/domain'
import { useId } from 'react'
import type { ImportView } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Select } from '#/ui/input.tsx'

type Props = {
  column: ImportView['columns'][number]
  place: number
  field: ImportField | null
  taken: (ImportField | null)[]
  onField(field: ImportField | null): void
}

/** One column of the file: its name, what its first rows have, and which field it is. */
export function ColumnRow({ column, place, field, taken, onField }: Props) {
  const t = useT()
  const id = useId()
  const samples = column.samples.filter((sample) => sample !== '')
  return (
    <li className="grid items-center gap-x-4 gap-y-1.5 border-t border-line px-3.5 py-2.5 first:border-t-0 md:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_220px]">
      <label htmlFor={id} className="truncate font-name">
        {column.name || t('imports.column', { n: place + 1 })}
      </label>
      <span className="truncate text-small text-ink-3">
        {samples.length > 0 ? samples.join(' · ') : t('imports.noSample')}
      </span>
      <Select
        id={id}
        value={field ?? ''}
        onChange={({ target }) => onField(importFields.find((each) => each === target.value) ?? null)}
      >
        <option value="">{t('imports.leaveOut')}</option>
        {importFields.map((each) => (
          <option key={each} value={each} disabled={each !== field && taken.includes(each)}>
            {t(`imports.field.${each}`)}
          </option>
        ))}
      </Select>
    </li>
  )
}
