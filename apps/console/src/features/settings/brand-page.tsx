import { type Locale, type Merchant, merchantSchema } from '@ekyc/domain'
import { languageNames } from '@ekyc/i18n'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, trpc } from '#/api.ts'
import { Phone } from '#/features/verifications/new/phone.tsx'
import { useSettled } from '#/features/verifications/new/use-settled.ts'
import { useT } from '#/lib/language.tsx'
import { Card } from '#/ui/card.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { Select } from '#/ui/input.tsx'
import { Loaded } from './loaded.tsx'
import { MerchantFields } from './merchant-fields.tsx'
import { type MerchantValues, merchantOf } from './merchant-values.ts'
import { SettingForm } from './setting-form.tsx'
import type { Saved } from './use-draft.ts'
import { useMerchant } from './use-merchant.ts'

/** Who asks: name, colour, logo, and whom customers ask. */
export function BrandPage() {
  const merchant = useQuery(trpc.settings.merchant.queryOptions())
  return <Loaded query={merchant}>{(saved) => <Brand saved={saved} />}</Loaded>
}

function Brand({ saved }: { saved: Saved<Merchant | null> }) {
  const t = useT()
  const editing = useMerchant(saved)
  const { draft, saving, wrong, onRefused } = editing
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_300px]">
      <SettingForm
        title={t('merchant.title')}
        aside={t('merchant.aside')}
        {...{ saved, draft, saving, wrong, onRefused }}
      >
        <MerchantFields editing={editing} />
      </SettingForm>
      <Preview values={draft.value} />
    </div>
  )
}

/** The customer's first page as it would be, made by the server from the page's own templates. */
function Preview({ values }: { values: MerchantValues }) {
  const t = useT()
  const languages = useQuery(trpc.settings.languages.queryOptions())
  const merchant = useSettled(merchantOf(values))
  const sound = merchantSchema.safeParse(merchant).success
  const [chosen, setChosen] = useState<Locale | null>(null)
  const offered = languages.data?.value.offered ?? []
  const locale = chosen ?? languages.data?.value.fallback ?? 'en'
  const page = useQuery({
    queryKey: [...trpc.settings.previewBrand.mutationKey(), merchant, locale],
    queryFn: () => api.settings.previewBrand.mutate({ merchant, locale }),
    enabled: sound && languages.isSuccess,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  return (
    <Card
      title={t('merchant.preview')}
      actions={
        offered.length > 1 && (
          <Select
            className="w-32"
            aria-label={t('settings.language')}
            value={locale}
            onChange={({ target }) => setChosen(target.value as Locale)}
          >
            {offered.map((each) => (
              <option key={each} value={each} lang={each}>
                {languageNames[each]}
              </option>
            ))}
          </Select>
        )
      }
    >
      <div className="grid gap-3 p-3.5">
        {page.isError ? (
          <ErrorNotice error={page.error} retry={() => void page.refetch()} />
        ) : (
          <Phone html={page.data?.html ?? ''} title={t('merchant.preview')} />
        )}
        {!sound && <p className="text-small text-ink-3">{t('settings.previewWaits')}</p>}
      </div>
    </Card>
  )
}
