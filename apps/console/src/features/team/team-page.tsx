import { useQuery } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { useMay } from '#/session/me.ts'
import { PageHead } from '#/shell/page-head.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { OverlayButton } from '#/ui/overlay/overlay-button.tsx'
import { SkeletonLines } from '#/ui/skeleton.tsx'
import { Members } from './members.tsx'
import { OneTimeLink, type ShownLink } from './one-time-link.tsx'

const loadInvite = () => import('./invite-dialog.tsx')

export function TeamPage() {
  const t = useT()
  const may = useMay()
  const members = useQuery(trpc.team.list.queryOptions())
  const [link, setLink] = useState<ShownLink | null>(null)
  return (
    <>
      <PageHead
        title={t('team.title')}
        below={<p className="text-small text-ink-3">{t('team.text')}</p>}
        actions={
          may('team.manage') && (
            <OverlayButton load={loadInvite} own={{ onLink: setLink }} look="primary">
              <UserPlus aria-hidden="true" />
              {t('team.invite')}
            </OverlayButton>
          )
        }
      />
      {link && <OneTimeLink link={link} onDone={() => setLink(null)} />}
      {members.isPending && <SkeletonLines lines={5} label={t('state.loading')} />}
      {members.isError && (
        <div className="p-gutter">
          <ErrorNotice error={members.error} retry={() => void members.refetch()} />
        </div>
      )}
      {members.isSuccess && <Members items={members.data.items} onLink={setLink} />}
    </>
  )
}
