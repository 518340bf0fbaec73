import { limits } from '@ekyc/domain'
import { type ComponentProps, useId } from 'react'
import { useT } from '#/lib/language.tsx'
import { Field } from '#/ui/field.tsx'
import { Input } from '#/ui/input.tsx'
import { useUnits } from './use-units.ts'

type Props = ComponentProps<typeof Input> & { error?: string | undefined; help?: string }

/** A branch, in the merchant's own spelling: those that are there already are offered. */
export function UnitField({ error, help, ...input }: Props) {
  const t = useT()
  const list = useId()
  const { units } = useUnits()
  return (
    <Field label={t('filter.unit')} optional error={error} help={help}>
      {(wiring) => (
        <>
          <Input {...wiring} {...input} list={list} maxLength={limits.unit} autoComplete="off" />
          <datalist id={list}>
            {units.map((unit) => (
              <option key={unit} value={unit} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
