import { limits, type Merchant, merchantSchema } from '@ekyc/domain'
import type { ConsoleTranslator } from '@ekyc/i18n/console'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { type MerchantValues, merchantOf, valuesOf } from './merchant-values.ts'
import { type Saved, useDraft } from './use-draft.ts'
import { useSaving } from './use-saving.ts'

const inBoxes = (saved: Saved<Merchant | null>): Saved<MerchantValues> => ({ ...saved, value: valuesOf(saved.value) })

/** The merchant while it is changed: what is in the boxes, what is wrong with it, and the way to save it. */
export function useMerchant(saved: Saved<Merchant | null>, then?: () => unknown) {
  const t = useT()
  const queryClient = useQueryClient()
  const [refused, setRefused] = useState(false)
  const draft = useDraft(inBoxes(saved))
  const saving = useSaving(draft, {
    key: trpc.settings.merchant.queryKey(),
    save: async ({ base, value }) =>
      inBoxes(await api.settings.saveMerchant.mutate({ base, value: merchantOf(value) })),
    async after() {
      await queryClient.invalidateQueries({ queryKey: trpc.system.pathKey() })
      await queryClient.invalidateQueries({ queryKey: trpc.verifications.previewPage.queryKey() })
      await then?.()
    },
  })
  const merchant = merchantOf(draft.value)
  const errors = Object.fromEntries(
    Object.entries(merchant).flatMap(([name, value]) =>
      merchantSchema.shape[name as keyof Merchant].safeParse(value).success ? [] : [[name, wanted(name, t)]],
    ),
  )
  return {
    draft,
    saving,
    wrong: Object.keys(errors).length > 0,
    onRefused: () => setRefused(true),
    /** Said once somebody wanted to save. */
    errors: refused ? errors : {},
    put: <N extends keyof MerchantValues>(name: N, value: MerchantValues[N]) =>
      draft.change({ ...draft.value, [name]: value }),
  }
}

export type MerchantEditing = ReturnType<typeof useMerchant>

function wanted(name: string, t: ConsoleTranslator): string {
  if (name === 'name') return t('wanted.name', { max: limits.merchantName })
  if (name === 'contactPhone') return t('wanted.phone')
  if (name === 'contactEmail') return t('wanted.email')
  if (name === 'privacyUrl') return t('wanted.address')
  if (name === 'brandColor') return t('merchant.brandColorWanted')
  if (name === 'retention') return t('merchant.retentionWanted', { max: limits.retentionDays })
  return t('wanted.words', { max: limits.merchantWords })
}
