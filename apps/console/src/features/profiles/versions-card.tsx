import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Button } from '#/ui/button.tsx'
import { Card } from '#/ui/card.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { BriefTime } from '#/ui/exact-time.tsx'
import { SkeletonLines } from '#/ui/skeleton.tsx'
import { Differences } from './differences.tsx'
import type { SettingField } from './draft.ts'

/** Every save of the profile, the newest first: who, when, and what it changed. */
export function VersionsCard({ id }: { id: string }) {
  const t = useT()
  const versions = useInfiniteQuery({
    queryKey: trpc.profiles.versions.infiniteQueryKey({ id }),
    queryFn: ({ pageParam: cursor, signal }) => api.profiles.versions.query({ id, cursor }, { signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
  return (
    <Card title={t('profiles.versions')} footer={t('profiles.versionsText')}>
      {versions.isPending && <SkeletonLines lines={3} label={t('state.loading')} />}
      {versions.isError && (
        <div className="p-3.5">
          <ErrorNotice error={versions.error} retry={() => void versions.refetch()} />
        </div>
      )}
      <ol>
        {versions.data?.pages.flatMap(({ items }) =>
          items.map((each) => (
            <li key={each.version} className="border-t border-line px-3.5 py-2.5 first:border-t-0">
              <p className="flex items-baseline gap-2">
                <b className="font-name">v{each.version}</b>
                <span className="min-w-0 flex-1 truncate text-ink-2">{each.by?.name ?? t('profiles.bySystem')}</span>
                <span className="text-small text-ink-3">
                  <BriefTime at={each.at} precise />
                </span>
              </p>
              <Changes id={id} version={each.version} fields={each.changed as SettingField[]} />
            </li>
          )),
        )}
      </ol>
      {versions.hasNextPage && (
        <div className="border-t border-line p-2">
          <Button
            size="small"
            look="ghost"
            shape="wide"
            busy={versions.isFetchingNextPage}
            onClick={() => void versions.fetchNextPage()}
          >
            {t('profiles.olderVersions')}
          </Button>
        </div>
      )}
    </Card>
  )
}

type ChangesProps = { id: string; version: number; fields: SettingField[] }

/** The names of the fields that changed; opened, what they said before and say since. */
function Changes({ id, version, fields }: ChangesProps) {
  const t = useT()
  const [open, setOpen] = useState(false)
  if (fields.length === 0) return <p className="text-small text-ink-3">{t('profiles.firstVersion')}</p>
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="text-small text-ink-3 hover:text-ink">
        {fields.map((field) => t(`profiles.field.${field}`)).join(t('text.comma'))}
      </summary>
      {open && (
        <div className="pt-1.5 pl-3.5">
          <Comparison id={id} version={version} />
        </div>
      )}
    </details>
  )
}

function Comparison({ id, version }: { id: string; version: number }) {
  const t = useT()
  // A version never changes.
  const keep = { staleTime: Number.POSITIVE_INFINITY }
  const before = useQuery(trpc.profiles.version.queryOptions({ id, version: version - 1 }, keep))
  const after = useQuery(trpc.profiles.version.queryOptions({ id, version }, keep))
  const error = before.error ?? after.error
  if (error) return <ErrorNotice error={error} />
  if (!before.data || !after.data) return <SkeletonLines lines={2} label={t('state.loading')} />
  return <Differences before={before.data} after={after.data} />
}
