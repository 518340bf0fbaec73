import { useT } from '#/lib/language.tsx'
import { Field } from '#/ui/field.tsx'
import { Select } from '#/ui/input.tsx'
import { timeZones } from './merchant-values.ts'
import type { MerchantEditing } from './use-merchant.ts'

export function ZoneField({ editing: { draft, put } }: { editing: MerchantEditing }) {
  const t = useT()
  return (
    <Field label={t('merchant.timeZone')} help={t('merchant.timeZoneHelp')}>
      {(wiring) => (
        <Select {...wiring} value={draft.value.timeZone} onChange={({ target }) => put('timeZone', target.value)}>
          {timeZones.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </Select>
      )}
    </Field>
  )
}
