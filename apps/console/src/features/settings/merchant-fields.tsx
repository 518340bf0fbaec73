import { useT } from '#/lib/language.tsx'
import { Field } from '#/ui/field.tsx'
import { Input } from '#/ui/input.tsx'
import { ColourField } from './colour-field.tsx'
import { CountryField } from './country-field.tsx'
import { LogoField } from './logo-field.tsx'
import type { MerchantValues } from './merchant-values.ts'
import type { MerchantEditing } from './use-merchant.ts'

type Props = { editing: MerchantEditing }

/** Who asks: what every customer page says of the merchant. Empty boxes remove their line. */
export function MerchantFields({ editing }: Props) {
  const t = useT()
  const { draft, errors, put } = editing
  const { value } = draft
  const box = (
    name: keyof MerchantValues,
    { type = 'text', wide, help }: { type?: string; wide?: boolean; help?: string } = {},
  ) => (
    <Field
      label={t(`merchant.${name}`)}
      optional={name !== 'name'}
      help={help}
      error={errors[name]}
      className={wide ? 'md:col-span-2' : ''}
    >
      {(wiring) => (
        <Input
          {...wiring}
          type={type}
          value={value[name]}
          autoComplete="off"
          onChange={({ target }) => put(name, target.value)}
        />
      )}
    </Field>
  )
  return (
    <div className="grid gap-x-3.5 gap-y-4 md:grid-cols-2">
      {box('name', {
        wide: true,
        help: t('merchant.nameHelp', { name: value.name.trim() || t('merchant.nameExample') }),
      })}
      {box('why', { wide: true, help: t('merchant.whyHelp') })}
      {box('contactPhone', { type: 'tel' })}
      {box('contactEmail', { type: 'email' })}
      {box('contactHours', { help: t('merchant.contactHoursHelp') })}
      {box('privacyUrl', { type: 'url', help: t('merchant.privacyUrlHelp') })}
      {box('retention', { help: t('merchant.retentionHelp') })}
      <CountryField editing={editing} />
      <ColourField
        value={value.brandColor}
        error={errors.brandColor}
        onChange={(colour) => put('brandColor', colour)}
      />
      <LogoField logo={value.logo} onChange={(logo) => put('logo', logo)} />
    </div>
  )
}
