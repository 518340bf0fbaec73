import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type SharedBy, trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { notify } from '#/ui/notify.ts'

/** Writes down that the link was taken out by hand. The link is out by then, so a failure is told and holds nobody up. */
export function useShared(verificationId: string): (by: SharedBy) => void {
  const t = useT()
  const queryClient = useQueryClient()
  const note = useMutation(
    trpc.messages.shared.mutationOptions({
      onSuccess: () =>
        queryClient.invalidateQueries({ queryKey: trpc.verifications.get.queryKey({ id: verificationId }) }),
      onError: () => notify(t('link.notNoted'), 'bad'),
    }),
  )
  return (by) => note.mutate({ verificationId, by })
}
