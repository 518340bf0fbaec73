import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { reasonOf } from '#/lib/failure.ts'
import { useT } from '#/lib/language.tsx'
import { notify } from '#/ui/notify.ts'
import type { Draft, Saved } from './use-draft.ts'

type Options<T> = {
  /** Of the query that gives the setting. */
  key: QueryKey
  save(change: { base: string | null; value: T }): Promise<Saved<T>>
  /** What else changes with it. */
  after?(): Promise<unknown>
}

/** Saves a draft. When somebody else was faster, their version is fetched and shown beside the draft, which stays. */
export function useSaving<T>(draft: Draft<T>, { key, save, after }: Options<T>) {
  const t = useT()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => save({ base: draft.base, value: draft.value }),
    async onSuccess(saved) {
      draft.begin(saved)
      await queryClient.invalidateQueries({ queryKey: key })
      await after?.()
      await notify(t('settings.saved'))
    },
    async onError(error) {
      if (reasonOf(error) === 'changedMeanwhile') await queryClient.invalidateQueries({ queryKey: key })
    },
  })
}
