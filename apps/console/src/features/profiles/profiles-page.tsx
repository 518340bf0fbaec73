import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { useMay } from '#/session/me.ts'
import { PageHead } from '#/shell/page-head.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { OverlayButton } from '#/ui/overlay/overlay-button.tsx'
import { SkeletonLines } from '#/ui/skeleton.tsx'
import { ProfileTable } from './profile-table.tsx'

const loadNew = () => import('./new-profile-dialog.tsx')

/** Every profile; archived ones below the others. */
export function ProfilesPage() {
  const t = useT()
  const may = useMay()
  const profiles = useQuery(trpc.profiles.list.queryOptions({ archived: true }))
  const items = profiles.data?.items ?? []
  const archived = items.filter(({ archivedAt }) => archivedAt)
  const chosen = items.filter(({ archivedAt }) => !archivedAt)
  return (
    <>
      <PageHead
        title={t('nav.profiles')}
        below={<p className="text-small text-ink-3 max-md:hidden">{t('profiles.text')}</p>}
        actions={
          may('profiles.manage') && (
            <OverlayButton load={loadNew} own={{ profiles: chosen }} look="primary">
              <Plus aria-hidden="true" />
              {t('profiles.new')}
            </OverlayButton>
          )
        }
      />
      {profiles.isPending && <SkeletonLines lines={5} label={t('state.loading')} />}
      {profiles.isError && (
        <div className="p-gutter">
          <ErrorNotice error={profiles.error} retry={() => void profiles.refetch()} />
        </div>
      )}
      {chosen.length > 0 && <ProfileTable name={t('nav.profiles')} items={chosen} />}
      {archived.length > 0 && (
        <section>
          <h2 className="px-gutter pt-6 pb-2 text-h3">{t('profiles.isArchived')}</h2>
          <ProfileTable name={t('profiles.isArchived')} items={archived} />
        </section>
      )}
    </>
  )
}
