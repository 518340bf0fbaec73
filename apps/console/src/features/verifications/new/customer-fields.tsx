import { limits } from '@ekyc/domain'
import { useFormContext } from 'react-hook-form'
import { PhoneReading } from '#/features/messages/phone-reading.tsx'
import { UnitField } from '#/features/team/unit-field.tsx'
import { useUnits } from '#/features/team/use-units.ts'
import { useT } from '#/lib/language.tsx'
import { rule } from '#/lib/rules.ts'
import { useMe } from '#/session/me.ts'
import { Field } from '#/ui/field.tsx'
import { Input } from '#/ui/input.tsx'
import { DisplayNames } from './display-names.tsx'
import type { NewForm } from './form.ts'

export function CustomerFields() {
  const t = useT()
  const { register, watch, formState } = useFormContext<NewForm>()
  const { errors } = formState
  const me = useMe()
  const { choose } = useUnits()
  return (
    <div className="grid gap-x-3.5 gap-y-3 md:grid-cols-2">
      <Field label={t('field.name')} error={errors.name?.message} help={<DisplayNames />}>
        {(wiring) => (
          <Input
            {...wiring}
            {...register('name', { validate: rule('name', t('wanted.name', { max: limits.name })) })}
            autoComplete="off"
            autoFocus
          />
        )}
      </Field>
      <Field label={t('field.reference')} optional error={errors.reference?.message}>
        {(wiring) => (
          <Input
            {...wiring}
            {...register('reference', {
              validate: rule('reference', t('wanted.reference', { max: limits.reference }), { optional: true }),
            })}
            autoComplete="off"
          />
        )}
      </Field>
      <Field label={t('field.email')} optional error={errors.email?.message}>
        {(wiring) => (
          <Input
            {...wiring}
            {...register('email', { validate: rule('email', t('wanted.email'), { optional: true }) })}
            type="email"
            autoComplete="off"
          />
        )}
      </Field>
      <Field
        label={t('field.phone')}
        optional
        error={errors.phone?.message}
        help={<PhoneReading phone={watch('phone')} />}
      >
        {(wiring) => (
          <Input
            {...wiring}
            {...register('phone', { validate: rule('phone', t('wanted.phone'), { optional: true }) })}
            type="tel"
            autoComplete="off"
          />
        )}
      </Field>
      {choose && (
        <UnitField
          {...register('unit', {
            validate: rule('unit', t('wanted.reference', { max: limits.unit }), { optional: true }),
          })}
          error={errors.unit?.message}
          help={me.unit ? t('field.unitOwn', { unit: me.unit }) : undefined}
        />
      )}
    </div>
  )
}
