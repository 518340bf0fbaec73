import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { trpc } from '#/api.ts'
import { Timeline } from '#/features/events/timeline.tsx'
import { EvidenceCard } from '#/features/evidence/evidence-card.tsx'
import { MessagesCard } from '#/features/messages/messages-card.tsx'
import { SessionsCard } from '#/features/sessions/sessions-card.tsx'
import { failureOf } from '#/lib/failure.ts'
import { useT } from '#/lib/language.tsx'
import { useBatchedChanges } from '#/lib/use-batched-changes.ts'
import { useKeys } from '#/lib/use-keys.ts'
import { Missing } from '#/shell/route-states.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { SkeletonLines } from '#/ui/skeleton.tsx'
import { Axes } from './axes.tsx'
import { DetailsCard } from './details-card.tsx'
import { Head } from './head.tsx'
import { LinkCard } from './link-card.tsx'
import { Verdict } from './verdict.tsx'

/** One verification: how it stands, what to do, and everything that happened. Moves by itself. */
export function ViewPage() {
  const t = useT()
  const { id } = useParams({ from: '/signed-in/inside/verifications/$id' })
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const options = trpc.verifications.get.queryOptions({ id })
  const { data: verification, error, refetch } = useQuery(options)
  useBatchedChanges((ids) => {
    if (ids.has(id) || ids.has('*')) return queryClient.invalidateQueries({ queryKey: options.queryKey })
  })
  useKeys({ Escape: () => void navigate({ to: '/verifications' }) })

  if (!verification && error && failureOf(error).kind === 'notFound') {
    return <Missing title={t('view.missing')} text={t('view.missingText')} />
  }
  if (!verification) {
    return error ? (
      <div className="p-gutter">
        <h1 className="sr-only">{t('nav.verifications')}</h1>
        <ErrorNotice error={error} retry={() => void refetch()} />
      </div>
    ) : (
      <SkeletonLines lines={9} label={t('state.loading')} />
    )
  }
  return (
    <>
      <Head verification={verification} />
      <Axes verification={verification} />
      <div className="grid items-start gap-4 px-gutter pt-4 pb-8 lg:grid-cols-[minmax(0,1fr)_324px]">
        <div className="grid min-w-0 gap-4">
          <Verdict verification={verification} />
          <SessionsCard verification={verification} />
          <EvidenceCard key={id} verification={verification} />
        </div>
        <div className="grid min-w-0 gap-4">
          <LinkCard verification={verification} />
          <MessagesCard verification={verification} />
          <DetailsCard verification={verification} />
          <Timeline
            events={verification.events}
            brokenEvent={verification.brokenEvent}
            sessions={verification.sessions}
          />
        </div>
      </div>
    </>
  )
}
