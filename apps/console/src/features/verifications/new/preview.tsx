import { languageNames } from '@ekyc/i18n'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Callout } from '#/ui/callout.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { hoursOf, localeOf, type NewForm } from './form.ts'

const TYPING_MS = 300
/** The page is drawn as a phone would, 390 px wide, and shown smaller. */
const PHONE = { width: 390, height: 720, scale: 0.6 }

type Props = Pick<NewForm, 'locale' | 'days'> & {
  shownAs: string
  profileId: string | undefined
  sessions: number | undefined
}

/** The customer's first page, made by the server from the page's own templates. */
export function Preview({ shownAs, profileId, locale, days, sessions }: Props) {
  const t = useT()
  const input = useSettled({
    shownAs: shownAs.slice(0, 40) || undefined,
    profileId,
    locale: localeOf(locale),
    expiresInHours: hoursOf(days),
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

function Phone({ html, title }: { html: string; title: string }) {
  const { width, height, scale } = PHONE
  return (
    <div className="mx-auto rounded-[28px] bg-ink/90 p-2 shadow-2 dark:bg-raised">
      <div className="overflow-hidden rounded-[21px] bg-white" style={{ width: width * scale, height: height * scale }}>
        <iframe
          title={title}
          srcDoc={html}
          sandbox=""
          tabIndex={-1}
          className="origin-top-left border-0"
          style={{ width, height, scale: String(scale) }}
        />
      </div>
    </div>
  )
}

/** The value after it rested for a moment, so that typing does not ask at every letter. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value)
  const key = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), TYPING_MS)
    return () => clearTimeout(timer)
  }, [key])
  return settled
}
