import { type Locale, locales, type SmsTemplates } from '@ekyc/domain'
import { languageNames } from '@ekyc/i18n'
import { useState } from 'react'
import { api, trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Field } from '#/ui/field.tsx'
import { Select } from '#/ui/input.tsx'
import { SettingForm } from '../setting-form.tsx'
import { type Saved, useDraft } from '../use-draft.ts'
import { useSaving } from '../use-saving.ts'
import { slotsOf, type TypedTemplate, templateFor, withTemplate, wrongIn } from './draft.ts'
import { TemplateRow } from './template-row.tsx'
import { TemplateTest } from './template-test.tsx'

/** Which approved template of Tencent's stands for which message, language by language. */
export function TemplatesForm({ saved }: { saved: Saved<SmsTemplates> }) {
  const t = useT()
  const [locale, setLocale] = useState<Locale>('en')
  const draft = useDraft<{ templates: TypedTemplate[] }>(saved)
  const saving = useSaving(draft, {
    key: trpc.settings.smsTemplates.queryKey(),
    save: (change) => api.settings.saveSmsTemplates.mutate(change),
  })
  const { templates } = draft.value
  const wrong = templates.some((each) => Object.values(wrongIn(each)).some(Boolean))
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_356px]">
      <SettingForm title={t('settings.templates')} aside="Tencent Cloud SMS" {...{ saved, draft, saving, wrong }}>
        <p className="text-small text-ink-3">{t('settings.templatesText')}</p>
        <Field label={t('settings.language')} className="w-64 max-md:w-full">
          {(wiring) => (
            <Select {...wiring} value={locale} onChange={({ target }) => setLocale(target.value as Locale)}>
              {locales.map((each) => (
                <option key={each} value={each} lang={each}>
                  {`${languageNames[each]} · ${t('settings.templatesNamed', { n: templates.filter((one) => one.locale === each).length, of: slotsOf(each).length })}`}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {slotsOf(locale).map((slot) => (
          <TemplateRow
            key={`${slot.kind} ${slot.withLink} ${slot.locale}`}
            template={templateFor(templates, slot)}
            onChange={(changed) => draft.change({ templates: withTemplate(templates, changed) })}
          />
        ))}
      </SettingForm>
      <TemplateTest locale={locale} templates={saved.value.templates} unsaved={draft.unsaved} />
    </div>
  )
}
