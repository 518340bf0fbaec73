import { countries } from '@ekyc/domain'
import { useLanguage, useT } from '#/lib/language.tsx'
import { Field } from '#/ui/field.tsx'
import { Select } from '#/ui/input.tsx'
import type { MerchantEditing } from './use-merchant.ts'

export function CountryField({ editing: { draft, put } }: { editing: MerchantEditing }) {
  const t = useT()
  const { language } = useLanguage()
  return (
    <Field label={t('merchant.country')} optional help={t('merchant.countryHelp')}>
      {(wiring) => (
        <Select {...wiring} value={draft.value.country} onChange={({ target }) => put('country', target.value)}>
          <option value="">{t('merchant.countryUnknown')}</option>
          {named(language).map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

function named(language: string) {
  const names = new Intl.DisplayNames(language, { type: 'region' })
  const { compare } = new Intl.Collator(language)
  return countries.map((code) => ({ code, name: names.of(code) ?? code })).sort((a, b) => compare(a.name, b.name))
}
