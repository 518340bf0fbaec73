import { languageNames } from '@ekyc/i18n'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Callout } from '#/ui/callout.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { localeOf, type NewForm } from './form.ts'
import { Phone } from './phone.tsx'
import { useSettled } from './use-settled.ts'

type Props = Pick<NewForm, 'locale' | 'hours'> & {
  shownAs: string
  profileId: string | undefined
  sessions: number | undefined
}

/** The customer's first page, made by the server from the page's own templates. */
export function Preview({ shownAs, profileId, locale, hours, sessions }: Props) {
  const t = useT()
  const input = useSettled({
    shownAs: shownAs.slice(0, 40) || undefined,
    profileId,
    locale: localeOf(locale),
    expiresInHours: hours,
  })
  const page = useQuery(
    trpc.verifications.previewPage.queryOptions(input, { placeholderData: keepPreviousData, staleTime: 60_000 }),
  )
  return (
    <aside
      aria-label={t('preview.title')}
      className="border-line bg-sunken p-5 max-lg:border-t max-md:pb-20 lg:border-l"
    >
      <div className="sticky top-5 grid gap-3">
        <div className="flex items-baseline gap-2">
          <h2 className="text-h3">{t('preview.title')}</h2>
          <span className="ml-auto text-small text-ink-3">
            {locale === 'auto' ? t('preview.auto') : languageNames[locale]}
          </span>
        </div>
        {page.isError ? (
          <ErrorNotice error={page.error} retry={() => void page.refetch()} />
        ) : (
          <Phone html={page.data?.html ?? ''} title={t('preview.title')} />
        )}
        {sessions !== undefined && (
          <Callout tone="note">
            <p className="text-small">{t('preview.then', { n: sessions })}</p>
          </Callout>
        )}
      </div>
    </aside>
  )
}
