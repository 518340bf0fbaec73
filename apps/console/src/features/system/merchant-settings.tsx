import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { SkeletonLines } from '#/ui/skeleton.tsx'
import { MerchantForm } from './merchant-form.tsx'

type Props = { onSaved(): void; children?: ReactNode }

export function MerchantSettings({ onSaved, children }: Props) {
  const t = useT()
  const merchant = useQuery(trpc.settings.merchant.queryOptions())
  if (merchant.isPending) return <SkeletonLines lines={6} label={t('state.loading')} />
  if (merchant.isError) return <ErrorNotice error={merchant.error} retry={() => void merchant.refetch()} />
  return (
    <MerchantForm merchant={merchant.data.value} base={merchant.data.savedAt} onSaved={onSaved}>
      {children}
    </MerchantForm>
  )
}
