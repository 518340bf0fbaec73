import { spokenText } from '@ekyc/domain'
import { useT } from '#/lib/language.tsx'
import { Field } from '#/ui/field.tsx'
import { Input } from '#/ui/input.tsx'
import { ColourField } from './colour-field.tsx'
import { CountryField } from './country-field.tsx'
import { LocalizedInput } from './localized-input.tsx'
import { LogoField } from './logo-field.tsx'
import type { texts } from './merchant-values.ts'
import { RetentionField } from './retention-field.tsx'
import type { MerchantEditing } from './use-merchant.ts'

type Props = { editing: MerchantEditing }

/** Who asks: what every customer page says of the merchant. Empty boxes remove their line. */
export function MerchantFields({ editing }: Props) {
  const t = useT()
  const { draft, errors, put } = editing
  const { value } = draft
  const box = (name: 'contactPhone' | 'contactEmail', type: string) => (
    <Field label={t(`merchant.${name}`)} optional error={errors[name]}>
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
  const text = (name: (typeof texts)[number], help: string, { type = 'text', wide = false } = {}) => (
    <Field
      label={t(`merchant.${name}`)}
      optional={name !== 'name'}
      help={help}
      error={errors[name]}
      className={wide ? 'md:col-span-2' : ''}
    >
      {(wiring) => (
        <LocalizedInput
          {...wiring}
          type={type}
          label={t(`merchant.${name}`)}
          whenMissing={name === 'name' ? 'same' : 'fallback'}
          value={value[name]}
          onChange={(next) => put(name, next)}
        />
      )}
    </Field>
  )
  const called = spokenText(value.name, 'en', 'en')?.text.trim()
  return (
    <div className="grid gap-x-3.5 gap-y-4 md:grid-cols-2">
      {text('name', t('merchant.nameHelp', { name: called || t('merchant.nameExample') }), { wide: true })}
      {text('why', t('merchant.whyHelp'), { wide: true })}
      {box('contactPhone', 'tel')}
      {box('contactEmail', 'email')}
      {text('contactHours', t('merchant.contactHoursHelp'))}
      {text('privacyUrl', t('merchant.privacyUrlHelp'), { type: 'url' })}
      <RetentionField
        value={value.retention}
        error={errors.retention}
        onChange={(retention) => put('retention', retention)}
      />
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
