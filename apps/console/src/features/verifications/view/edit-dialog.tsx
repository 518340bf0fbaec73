import { type Locale, limits, locales } from '@ekyc/domain'
import { languageNames } from '@ekyc/i18n'
import { useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { trpc, type Verification } from '#/api.ts'
import { PhoneReading } from '#/features/messages/phone-reading.tsx'
import { TimeZoneField } from '#/features/messages/time-zone-field.tsx'
import { UnitField } from '#/features/team/unit-field.tsx'
import { useUnits } from '#/features/team/use-units.ts'
import { useT } from '#/lib/language.tsx'
import { orNull, rule } from '#/lib/rules.ts'
import { Button } from '#/ui/button.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { Field } from '#/ui/field.tsx'
import { Input, Select } from '#/ui/input.tsx'
import { Dialog, DialogActions } from '#/ui/overlay/dialog.tsx'
import type { OverlayProps } from '#/ui/overlay/use-overlay.tsx'
import { useUnsaved } from '#/ui/overlay/use-unsaved.tsx'
import { useAct } from './use-act.ts'

const boxes = ['name', 'shownAs', 'greeting', 'salutation', 'reference', 'email', 'phone'] as const
type Form = Record<(typeof boxes)[number], string> & { locale: Locale | ''; timeZone: string; unit: string }

/** Corrects a typo. What was there before stays in the timeline. */
export default function EditDialog({ verification, ...overlay }: OverlayProps & { verification: Verification }) {
  const t = useT()
  const { id, customer, reference, unit, locale } = verification
  const { choose } = useUnits()
  const { register, handleSubmit, watch, formState } = useForm<Form>({
    defaultValues: {
      name: customer.name,
      shownAs: customer.shownAs,
      greeting: customer.greeting ?? '',
      salutation: customer.salutation ?? '',
      reference: reference ?? '',
      unit: unit ?? '',
      email: customer.email ?? '',
      phone: customer.phone ?? '',
      locale: locale ?? '',
      timeZone: customer.timeZone ?? '',
    },
  })
  const merchant = useQuery(trpc.settings.languages.queryOptions())
  const offered = locales.filter((each) => each === locale || (merchant.data?.value.offered.includes(each) ?? true))
  const update = useAct(trpc.verifications.update.mutationOptions(), {
    onDone: overlay.onClose,
    says: () => t('details.saved'),
  })
  const wanted = {
    name: t('wanted.name', { max: limits.name }),
    shownAs: t('wanted.name', { max: limits.shownAs }),
    greeting: t('wanted.name', { max: limits.greeting }),
    salutation: t('wanted.name', { max: limits.salutation }),
    reference: t('wanted.reference', { max: limits.reference }),
    email: t('wanted.email'),
    phone: t('wanted.phone'),
  }
  const submit = handleSubmit((values) =>
    update.mutate({
      id,
      customer: {
        name: values.name,
        // What nobody touched follows a corrected name.
        shownAs: formState.dirtyFields.shownAs ? values.shownAs : undefined,
        greeting: formState.dirtyFields.greeting ? orNull(values.greeting) : undefined,
        salutation: orNull(values.salutation),
        email: orNull(values.email),
        phone: orNull(values.phone),
        timeZone: orNull(values.timeZone),
      },
      reference: orNull(values.reference),
      ...(choose ? { unit: orNull(values.unit) } : {}),
      locale: values.locale || null,
    }),
  )
  const unsaved = useUnsaved(formState.isDirty && !update.isPending, overlay.onClose)
  return (
    <Dialog {...overlay} onClose={unsaved.close} title={t('details.edit')}>
      {unsaved.guard}
      <form className="grid gap-3" noValidate onSubmit={submit}>
        {boxes.map((box) => {
          const optional = box !== 'name' && box !== 'shownAs'
          return (
            <Field
              key={box}
              label={t(`field.${box}`)}
              optional={optional}
              error={formState.errors[box]?.message}
              help={
                box === 'phone' ? (
                  <PhoneReading phone={watch('phone')} />
                ) : (
                  (box === 'greeting' || box === 'salutation') && t(`field.${box}Help`)
                )
              }
            >
              {(wiring) => (
                <Input
                  {...wiring}
                  {...register(box, { validate: rule(box, wanted[box], { optional }) })}
                  autoComplete="off"
                />
              )}
            </Field>
          )
        })}
        {choose && (
          <UnitField
            {...register('unit', {
              validate: rule('unit', t('wanted.reference', { max: limits.unit }), { optional: true }),
            })}
            error={formState.errors.unit?.message}
          />
        )}
        <Field label={t('field.language')}>
          {(wiring) => (
            <Select {...wiring} {...register('locale')}>
              <option value="">{t('new.languageAuto')}</option>
              {offered.map((each) => (
                <option key={each} value={each} lang={each}>
                  {languageNames[each]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <TimeZoneField {...register('timeZone')} />
        {update.isError && <ErrorNotice error={update.error} />}
        <DialogActions>
          <Button type="submit" look="primary" busy={update.isPending}>
            {t(update.isPending ? 'action.saving' : 'action.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
