import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { useKeys } from '#/lib/use-keys.ts'
import { Crumbs } from '#/shell/crumbs.tsx'
import { PageHead } from '#/shell/page-head.tsx'
import { buttonStyle } from '#/ui/button.tsx'
import { Callout } from '#/ui/callout.tsx'
import { BriefTime } from '#/ui/exact-time.tsx'
import { Kbd } from '#/ui/kbd.tsx'
import { SkeletonLines } from '#/ui/skeleton.tsx'
import { CreatedSheet } from './created-sheet.tsx'
import type { Created } from './form.ts'
import { NewVerification } from './new-verification.tsx'

/** The form, then the finished link. "Another" begins with an empty form. */
export function NewPage(): ReactNode {
  const t = useT()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { follows } = useSearch({ from: '/signed-in/inside/verifications/new' })
  const [created, setCreated] = useState<Created | null>(null)
  const followed = useQuery(trpc.verifications.get.queryOptions({ id: follows ?? '' }, { enabled: Boolean(follows) }))
  useKeys({ Escape: () => void navigate({ to: '/verifications' }) })
  const show = (made: Created) => {
    // The earlier verification shows what follows it.
    if (follows) void queryClient.invalidateQueries({ queryKey: trpc.verifications.get.queryKey({ id: follows }) })
    setCreated(made)
  }
  if (created) {
    const another = () => {
      setCreated(null)
      void navigate({ to: '/verifications/new' })
    }
    return <CreatedSheet created={created} onAnother={another} />
  }
  return (
    <>
      <PageHead
        above={<Crumbs here={t('new.crumb')} />}
        title={t('list.new')}
        actions={
          <Link to="/verifications" className={buttonStyle({ look: 'ghost', class: 'max-md:hidden' })}>
            {t('action.close')} <Kbd>Esc</Kbd>
          </Link>
        }
      />
      {follows && (
        <div className="px-gutter pb-3">
          {followed.isError ? (
            <Callout tone="wait">{t('new.followsGone')}</Callout>
          ) : (
            followed.data && <Follows id={follows} createdAt={followed.data.createdAt} />
          )}
        </div>
      )}
      {followed.isLoading ? (
        <SkeletonLines lines={9} label={t('state.loading')} />
      ) : (
        <NewVerification key={follows} followed={followed.data ?? null} onCreated={show} />
      )}
    </>
  )
}

function Follows({ id, createdAt }: { id: string; createdAt: string }) {
  const t = useT()
  return (
    <Callout tone="note">
      {t('new.follows')} <BriefTime at={createdAt} precise />
      {' · '}
      <Link to="/verifications/$id" params={{ id }} target="_blank" className="link">
        {t('new.followsOpen')}
      </Link>
    </Callout>
  )
}
