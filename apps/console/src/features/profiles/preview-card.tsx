import { type Locale, profileSettingsSchema } from '@ekyc/domain'
import { languageNames } from '@ekyc/i18n'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { trpc } from '#/api.ts'
import { Phone } from '#/features/verifications/new/phone.tsx'
import { useSettled } from '#/features/verifications/new/use-settled.ts'
import { useT } from '#/lib/language.tsx'
import { Card } from '#/ui/card.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { Select } from '#/ui/input.tsx'
import { useEditing } from './editing.ts'

/** The customer's first page under what is typed, made by the server from the page's own templates. */
export function PreviewCard() {
  const t = useT()
  const { value } = useEditing()
  const [chosen, setChosen] = useState<Locale | null>(null)
  const [first = 'en'] = value.handling.locales
  const locale = chosen ?? first
  const { name: _, reviewRule, ...settings } = value
  const settled = useSettled({ ...settings, locale })
  const sound = profileSettingsSchema.safeParse({ ...settings, reviewRule }).success
  const page = useQuery(
    trpc.profiles.preview.queryOptions(settled, {
      enabled: sound,
      placeholderData: keepPreviousData,
      staleTime: 60_000,
    }),
  )
  return (
    <Card
      title={t('preview.title')}
      actions={
        <Select
          className="w-32"
          aria-label={t('new.language')}
          value={locale}
          onChange={({ target }) => setChosen(target.value as Locale)}
        >
          {value.handling.locales.map((each) => (
            <option key={each} value={each} lang={each}>
              {languageNames[each]}
            </option>
          ))}
        </Select>
      }
    >
      <div className="grid p-3.5">
        {page.isError ? (
          <ErrorNotice error={page.error} retry={() => void page.refetch()} />
        ) : (
          <Phone html={page.data?.html ?? ''} title={t('preview.title')} />
        )}
      </div>
    </Card>
  )
}
