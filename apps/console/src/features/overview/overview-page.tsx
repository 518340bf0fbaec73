import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useLanguage } from '#/lib/language.tsx'
import { today } from '#/lib/time.ts'
import { useNow } from '#/lib/use-now.ts'
import { useMay } from '#/session/me.ts'
import { PageHead } from '#/shell/page-head.tsx'
import { buttonStyle } from '#/ui/button.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { Kbd } from '#/ui/kbd.tsx'
import { SkeletonLines } from '#/ui/skeleton.tsx'
import { Needs } from './needs.tsx'
import { SystemCard } from './system-card.tsx'
import { useOverview } from './use-overview.ts'

/** The first page after sign-in: what needs a person now, and whether all is well. */
export function OverviewPage() {
  const { t, language } = useLanguage()
  const may = useMay()
  const now = useNow(10_000)
  const { data, error, refetch } = useOverview()
  return (
    <>
      <PageHead
        title={t('nav.overview')}
        beside={<span className="text-ink-3 max-md:hidden">{today(new Date(now).toISOString(), language)}</span>}
        actions={
          may('verifications.create') && (
            <Link to="/verifications/new" className={buttonStyle({ look: 'primary', class: 'max-md:hidden' })}>
              <Plus aria-hidden="true" />
              {t('list.new')}
              <Kbd>N</Kbd>
            </Link>
          )
        }
      />
      <div className="grid items-start gap-4 px-gutter pt-1 pb-7 lg:grid-cols-[minmax(0,1fr)_340px]">
        {error && (
          <div className="lg:col-span-2">
            <ErrorNotice error={error} retry={() => void refetch()} />
          </div>
        )}
        {!data && !error && <SkeletonLines lines={8} label={t('state.loading')} />}
        {data && (
          <>
            <Needs overview={data} />
            <SystemCard system={data.system} />
          </>
        )}
      </div>
    </>
  )
}
