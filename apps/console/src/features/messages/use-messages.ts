import { useQuery, useQueryClient } from '@tanstack/react-query'
import { trpc } from '#/api.ts'
import { useBatchedChanges } from '#/lib/use-batched-changes.ts'

/** The messages of a case; they move by themselves. */
export function useMessages(verificationId: string) {
  const queryClient = useQueryClient()
  const options = trpc.messages.list.queryOptions({ verificationId })
  useBatchedChanges((ids) => {
    if (ids.has(verificationId) || ids.has('*')) {
      return queryClient.invalidateQueries({ queryKey: options.queryKey })
    }
  })
  return useQuery(options)
}
