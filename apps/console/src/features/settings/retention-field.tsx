import { useState } from 'react'
import { useT } from '#/lib/language.tsx'
import { Field } from '#/ui/field.tsx'
import { Input, Select } from '#/ui/input.tsx'
import { LocalizedInput } from './localized-input.tsx'
import type { RetentionInBoxes } from './merchant-values.ts'

const kinds = ['none', 'days', 'years', 'words'] as const
type Kind = (typeof kinds)[number]

const DAYS = { days: 1, years: 365 }

function kindOf(value: RetentionInBoxes): Kind {
  if (value === '') return 'none'
  if (typeof value !== 'number') return 'words'
  return value % DAYS.years === 0 ? 'years' : 'days'
}

type Props = { value: RetentionInBoxes; error?: string | undefined; onChange(value: RetentionInBoxes): void }

/** How long pictures are kept: a number, which every language writes by itself, or words of the merchant's own. */
export function RetentionField({ value, error, onChange }: Props) {
  const t = useT()
  const [chosen, setChosen] = useState(() => kindOf(value))
  // What others saved meanwhile, or an undo, may be of another kind.
  const kind = fits(value, chosen) ? chosen : kindOf(value)
  const choose = (next: Kind) => {
    setChosen(next)
    if (next === 'none' || next === 'words') onChange('')
    else onChange(Number.NaN)
  }
  return (
    <Field label={t('merchant.retention')} optional help={t('merchant.retentionHelp')} error={error}>
      {(wiring) => (
        <div className="grid gap-1.5">
          <div className="flex gap-2">
            {(kind === 'days' || kind === 'years') && (
              <Input
                {...wiring}
                id={undefined}
                aria-label={t(`merchant.retention.${kind}`)}
                inputMode="numeric"
                className="max-w-24"
                value={Number.isNaN(value) ? '' : String(Number(value) / DAYS[kind])}
                onChange={({ target }) =>
                  onChange(target.value.trim() === '' ? Number.NaN : Number(target.value) * DAYS[kind])
                }
              />
            )}
            <Select
              id={wiring.id}
              aria-describedby={wiring['aria-describedby']}
              className="flex-1"
              value={kind}
              onChange={({ target }) => choose(target.value as Kind)}
            >
              {kinds.map((each) => (
                <option key={each} value={each}>
                  {t(`merchant.retention.${each}`)}
                </option>
              ))}
            </Select>
          </div>
          {kind === 'words' && typeof value !== 'number' && (
            <LocalizedInput
              aria-label={t('merchant.retention.words')}
              aria-invalid={wiring['aria-invalid']}
              label={t('merchant.retention')}
              whenMissing="leftOut"
              value={value}
              onChange={onChange}
            />
          )}
        </div>
      )}
    </Field>
  )
}

/** Whether a value may stand in the boxes of a kind; an empty text in those of words too. */
function fits(value: RetentionInBoxes, kind: Kind): boolean {
  if (typeof value === 'number') return kind === 'days' || kind === 'years'
  return kind === 'words' || (kind === 'none' && value === '')
}
