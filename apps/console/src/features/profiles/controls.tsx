import { configDefaults, type LocalizedText } from '@ekyc/domain'
import { type ReactNode, useState } from 'react'
import { LocalizedInput } from '#/features/settings/localized-input.tsx'
import { useT } from '#/lib/language.tsx'
import { Checkbox } from '#/ui/choice.tsx'
import { Input, Select } from '#/ui/input.tsx'
import { isTencents, type SettingField, valueIn } from './draft.ts'
import { useEditing } from './editing.ts'
import { Setting } from './setting.tsx'

type Of = { field: SettingField }

/** A setting's value and how it is changed. Tencent's default is left out, unless the saved version writes it out. */
function useSetting(field: SettingField) {
  const { value, base, set } = useEditing()
  const byDefault = isTencents(field) ? configDefaults[field] : undefined
  const change = (next: unknown) => set(field, next === byDefault && valueIn(base, field) !== next ? undefined : next)
  return { value: valueIn(value, field) ?? byDefault, byDefault, change }
}

export const wired = ({ id, describedBy, invalid }: { id: string; describedBy: string; invalid: boolean }) => ({
  id,
  'aria-describedby': describedBy,
  'aria-invalid': invalid || undefined,
})

/** On or off. */
export function Toggle({ field, also }: Of & { also?: readonly string[] }) {
  const t = useT()
  const { value, change } = useSetting(field)
  return (
    <Setting field={field} also={also}>
      {(wiring) => (
        <span className="flex h-control items-center gap-2">
          <Checkbox {...wired(wiring)} checked={value === true} onChange={({ target }) => change(target.checked)} />
          <span aria-hidden="true" className="text-ink-2">
            {t(value === true ? 'profiles.on' : 'profiles.off')}
          </span>
        </span>
      )}
    </Setting>
  )
}

type Option = { value: string | number; label: string }

/** One of a few. `none` names what holds when nothing is chosen. */
export function Choice({ field, options, none }: Of & { options: readonly Option[]; none?: string }) {
  const t = useT()
  const { value, byDefault, change } = useSetting(field)
  const chosen = (text: string) => options.find((option) => String(option.value) === text)?.value
  return (
    <Setting field={field}>
      {(wiring) => (
        <Select {...wired(wiring)} value={String(value ?? '')} onChange={({ target }) => change(chosen(target.value))}>
          {none && <option value="">{none}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.value === byDefault
                ? option.label.replace(/[.。]$/, '') + t('text.brackets', { text: t('profiles.default') })
                : option.label}
            </option>
          ))}
        </Select>
      )}
    </Setting>
  )
}

/** Several of a few, each with a box of its own. */
export function Many({
  field,
  options,
  chosen,
  onChange,
}: Of & {
  /** `note` is what to know before one chooses it. */
  options: readonly { value: string; label: ReactNode; lang?: string; note?: string }[]
  chosen: readonly string[]
  onChange(chosen: string[]): void
}) {
  return (
    <Setting field={field} group>
      {({ describedBy }) => (
        <div className="grid gap-1.5 py-1.5">
          {options.map(({ value, label, lang, note }) => (
            <label key={value} className="flex items-center gap-2 max-md:min-h-10">
              <Checkbox
                aria-describedby={describedBy}
                checked={chosen.includes(value)}
                onChange={({ target }) =>
                  onChange(target.checked ? [...chosen, value] : chosen.filter((each) => each !== value))
                }
              />
              <span>
                <span lang={lang}>{label}</span>
                {note && <span className="text-small text-ink-3"> · {note}</span>}
              </span>
            </label>
          ))}
        </div>
      )}
    </Setting>
  )
}

/** One line of free text; an empty box says nothing. */
export function Line({ field, placeholder, type = 'text' }: Of & { placeholder?: string; type?: 'text' | 'url' }) {
  const { change } = useSetting(field)
  const value = valueIn(useEditing().value, field) as string | null | undefined
  const nothing = isTencents(field) ? undefined : field === 'name' ? '' : null
  return (
    <Setting field={field}>
      {(wiring) => (
        <Input
          {...wired(wiring)}
          type={type}
          autoComplete="off"
          placeholder={placeholder}
          value={value ?? ''}
          onChange={({ target }) => change(target.value === '' ? nothing : target.value)}
        />
      )}
    </Setting>
  )
}

/** One line for customers, in each language that they can choose. */
export function LocalizedLine({ field }: Of) {
  const t = useT()
  const { change } = useSetting(field)
  const value = valueIn(useEditing().value, field) as LocalizedText | null
  return (
    <Setting field={field}>
      {(wiring) => (
        <LocalizedInput
          {...wired(wiring)}
          label={t(`profiles.field.${field}`)}
          whenMissing="fallback"
          value={value ?? ''}
          onChange={(next) => change(next === '' ? null : next)}
        />
      )}
    </Setting>
  )
}

/** A whole number; what is none stays in the box, and the guardrail says so. */
export function Count({ field, unit }: Of & { unit?: string }) {
  const { byDefault, change } = useSetting(field)
  const value = valueIn(useEditing().value, field) as number | undefined
  const empty = byDefault === undefined ? Number.NaN : undefined
  const number = useNumberText(value, empty)
  return (
    <Setting field={field}>
      {(wiring) => (
        <span className="flex items-center gap-2">
          <Input
            {...wired(wiring)}
            inputMode="numeric"
            autoComplete="off"
            className="max-w-24"
            placeholder={byDefault === undefined ? undefined : String(byDefault)}
            value={number.text}
            onChange={({ target }) => change(number.read(target.value))}
          />
          {unit && <span className="text-ink-3">{unit}</span>}
        </span>
      )}
    </Setting>
  )
}

/** Whole hours, or days of them. */
export function Duration({ field }: Of) {
  const t = useT()
  const { change } = useSetting(field)
  const hours = valueIn(useEditing().value, field) as number
  const [size, setSize] = useState(hours % 24 === 0 ? 24 : 1)
  const number = useNumberText(hours / size, Number.NaN)
  return (
    <Setting field={field}>
      {(wiring) => (
        <span className="flex items-center gap-2">
          <Input
            {...wired(wiring)}
            inputMode="numeric"
            autoComplete="off"
            className="max-w-24"
            value={number.text}
            onChange={({ target }) => change((number.read(target.value) ?? Number.NaN) * size)}
          />
          <Select
            aria-label={t('profiles.unit')}
            value={size}
            onChange={({ target }) => {
              setSize(Number(target.value))
              change((hours / size) * Number(target.value))
            }}
          >
            <option value={1}>{t('profiles.unit.hours')}</option>
            <option value={24}>{t('profiles.unit.days')}</option>
          </Select>
        </span>
      )}
    </Setting>
  )
}

/** The text of a number box: as typed for as long as it says the value, else the value itself. */
export function useNumberText(value: number | undefined, empty: number | undefined) {
  const [typed, setTyped] = useState(() => String(value ?? ''))
  const read = (text: string) => (text.trim() === '' ? empty : Number(text))
  return {
    text: Object.is(read(typed), value) ? typed : String(value ?? ''),
    read(text: string) {
      setTyped(text)
      return read(text)
    },
  }
}
