import { limits, type Merchant, merchantSchema } from '@ekyc/domain'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Button } from '#/ui/button.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { Field } from '#/ui/field.tsx'
import { Input, Select } from '#/ui/input.tsx'
import { LogoField } from './logo-field.tsx'
import { type MerchantValues, merchantOf, timeZones, valuesOf } from './merchant-values.ts'

type Props = { merchant: Merchant | null; base: string | null; onSaved(): void; children?: ReactNode }

/** Who asks: what every customer page says of the merchant. Empty boxes remove their line. */
export function MerchantForm({ merchant, base, onSaved, children }: Props) {
  const t = useT()
  const queryClient = useQueryClient()
  const save = useMutation(trpc.settings.saveMerchant.mutationOptions())
  const { register, handleSubmit, watch, setValue, formState } = useForm<MerchantValues>({
    defaultValues: valuesOf(merchant),
  })
  const submit = handleSubmit((values) =>
    save.mutate(
      { base, value: merchantOf(values) },
      {
        async onSuccess() {
          await queryClient.invalidateQueries({ queryKey: trpc.settings.pathKey() })
          await queryClient.invalidateQueries({ queryKey: trpc.system.pathKey() })
          await queryClient.invalidateQueries({ queryKey: trpc.verifications.previewPage.queryKey() })
          onSaved()
        },
      },
    ),
  )
  /** One box; the server's own rule says whether it is right. */
  const box = (
    name: keyof MerchantValues,
    wanted: string,
    more: { help?: string; type?: string; wide?: boolean } = {},
  ) => (
    <Field
      label={t(`merchant.${name}`)}
      optional={name !== 'name'}
      help={more.help}
      error={formState.errors[name]?.message}
      className={more.wide ? 'md:col-span-2' : ''}
    >
      {(wiring) => (
        <Input
          {...wiring}
          {...register(name, { validate: (value) => isFine(name, value) || wanted })}
          type={more.type ?? 'text'}
          autoComplete="off"
        />
      )}
    </Field>
  )
  const words = t('wanted.words', { max: limits.merchantWords })
  return (
    <form noValidate onSubmit={submit} className="grid gap-x-3.5 gap-y-4 md:grid-cols-2">
      {box('name', t('wanted.name', { max: limits.merchantName }), {
        wide: true,
        help: t('merchant.nameHelp', { name: watch('name').trim() || t('merchant.nameExample') }),
      })}
      {box('why', words, { wide: true, help: t('merchant.whyHelp') })}
      {box('contactPhone', t('wanted.phone'), { type: 'tel' })}
      {box('contactEmail', t('wanted.email'), { type: 'email' })}
      {box('contactHours', words, { help: t('merchant.contactHoursHelp') })}
      {box('privacyUrl', t('wanted.address'), { type: 'url', help: t('merchant.privacyUrlHelp') })}
      {box('retention', words, { help: t('merchant.retentionHelp') })}
      {box('brandColor', t('merchant.brandColorWanted'), { help: t('merchant.brandColorHelp') })}
      <LogoField logo={watch('logo')} onChange={(logo) => setValue('logo', logo)} />
      <Field label={t('merchant.timeZone')} help={t('merchant.timeZoneHelp')}>
        {(wiring) => (
          <Select {...wiring} {...register('timeZone')}>
            {timeZones.map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </Select>
        )}
      </Field>
      {save.isError && (
        <div className="md:col-span-2">
          <ErrorNotice error={save.error} />
        </div>
      )}
      <div className="flex gap-2 md:col-span-2">
        <Button type="submit" look="primary" busy={save.isPending}>
          {t(save.isPending ? 'action.saving' : 'action.save')}
        </Button>
        {children}
      </div>
    </form>
  )
}

const isFine = (name: keyof MerchantValues, value: string) =>
  (value.trim() === '' && name !== 'name') || merchantSchema.shape[name].safeParse(value).success
