import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useT } from '#/lib/language.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { SkeletonLines } from '#/ui/skeleton.tsx'

/** What a query gives, once it is there. */
export function Loaded<T>({ query, children }: { query: UseQueryResult<T, unknown>; children(data: T): ReactNode }) {
  const t = useT()
  if (query.data !== undefined) return children(query.data)
  if (query.isError) return <ErrorNotice error={query.error} retry={() => void query.refetch()} />
  return <SkeletonLines lines={6} label={t('state.loading')} />
}
