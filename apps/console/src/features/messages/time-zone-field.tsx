import type { ComponentProps } from 'react'
import { useT } from '#/lib/language.tsx'
import { Field } from '#/ui/field.tsx'
import { Select } from '#/ui/input.tsx'

const timeZones = Intl.supportedValuesOf('timeZone')

/** On whose clock a customer is reminded; empty leaves it to the phone's country, else the merchant. */
export function TimeZoneField({ className, ...select }: ComponentProps<typeof Select>) {
  const t = useT()
  return (
    <Field label={t('send.zone')} optional help={t('send.zoneHelp')} className={className}>
      {(wiring) => (
        <Select {...wiring} {...select}>
          <option value="">{t('send.zoneAuto')}</option>
          {timeZones.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </Select>
      )}
    </Field>
  )
}
