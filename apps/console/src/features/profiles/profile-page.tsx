import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { trpc } from '#/api.ts'
import { failureOf } from '#/lib/failure.ts'
import { useT } from '#/lib/language.tsx'
import { Missing } from '#/shell/route-states.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { SkeletonLines } from '#/ui/skeleton.tsx'
import { ProfileEditor } from './profile-editor.tsx'

/** One profile: every setting with its meaning, what customers will see, and its versions. */
export function ProfilePage() {
  const t = useT()
  const { id } = useParams({ from: '/signed-in/inside/profiles/$id' })
  const { data: profile, error, refetch } = useQuery(trpc.profiles.get.queryOptions({ id }))
  if (profile) return <ProfileEditor key={id} profile={profile} />
  if (!error) return <SkeletonLines lines={9} label={t('state.loading')} />
  if (failureOf(error).kind === 'notFound') {
    return <Missing title={t('profiles.missing')} text={t('profiles.missingText')} />
  }
  return (
    <div className="p-gutter">
      <ErrorNotice error={error} retry={() => void refetch()} />
    </div>
  )
}
