import { type Country, countries, isLinkFree } from '@ekyc/domain'
import { useLanguage, useT } from '#/lib/language.tsx'
import { Field } from '#/ui/field.tsx'
import { Select } from '#/ui/input.tsx'
import type { MerchantEditing } from './use-merchant.ts'

export function CountryField({ editing: { draft, put } }: { editing: MerchantEditing }) {
  const t = useT()
  const { language } = useLanguage()
  const country = draft.value.country as Country | ''
  const help = (
    <>
      {t('merchant.countryHelp')}
      {country !== '' && isLinkFree(country) && <p className="mt-1 text-ink-2">{t(`merchant.linkFree.${country}`)}</p>}
    </>
  )
  return (
    <Field label={t('merchant.country')} optional help={help}>
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
