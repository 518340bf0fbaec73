import { type Languages, type Locale, locales } from '@ekyc/domain'
import { languageNames } from '@ekyc/i18n'
import { useQuery } from '@tanstack/react-query'
import { api, trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Checkbox } from '#/ui/choice.tsx'
import { Field } from '#/ui/field.tsx'
import { Select } from '#/ui/input.tsx'
import { Loaded } from './loaded.tsx'
import { SettingForm } from './setting-form.tsx'
import { type Saved, useDraft } from './use-draft.ts'
import { useSaving } from './use-saving.ts'

/** Which languages customers may choose from, and which one they read when nothing says more. */
export function LanguagesPage() {
  const languages = useQuery(trpc.settings.languages.queryOptions())
  return (
    <div className="max-w-160">
      <Loaded query={languages}>{(saved) => <LanguagesForm saved={saved} />}</Loaded>
    </div>
  )
}

function LanguagesForm({ saved }: { saved: Saved<Languages> }) {
  const t = useT()
  const draft = useDraft(saved)
  const saving = useSaving(draft, {
    key: trpc.settings.languages.queryKey(),
    save: (change) => api.settings.saveLanguages.mutate(change),
  })
  const { offered, fallback } = draft.value
  const toggle = (locale: Locale) => {
    const next = locales.filter((each) => (each === locale) !== offered.includes(each))
    draft.change({ offered: next, fallback: next.includes(fallback) ? fallback : (next[0] ?? fallback) })
  }
  return (
    <SettingForm title={t('settings.languages')} aside={t('settings.languagesAside')} {...{ saved, draft, saving }}>
      <fieldset className="grid gap-1">
        <legend className="mb-1 font-medium">{t('settings.offered')}</legend>
        {locales.map((locale) => {
          const last = offered.length === 1 && offered[0] === locale
          return (
            <label
              key={locale}
              className="flex min-h-control-sm w-fit cursor-pointer items-center gap-2.5 max-md:min-h-control"
            >
              <Checkbox checked={offered.includes(locale)} disabled={last} onChange={() => toggle(locale)} />
              <span lang={locale}>{languageNames[locale]}</span>
              {last && <span className="text-small text-ink-3">{t('settings.lastLanguage')}</span>}
            </label>
          )
        })}
      </fieldset>
      <Field label={t('settings.fallback')} help={t('settings.fallbackHelp')}>
        {(wiring) => (
          <Select
            {...wiring}
            value={fallback}
            onChange={({ target }) => draft.change({ offered, fallback: target.value as Locale })}
          >
            {offered.map((locale) => (
              <option key={locale} value={locale} lang={locale}>
                {languageNames[locale]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <p className="text-small text-ink-3">{t('settings.languagesText')}</p>
    </SettingForm>
  )
}
