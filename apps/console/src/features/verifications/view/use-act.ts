import { type UseMutationOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { trpc } from '#/api.ts'
import { notify } from '#/ui/notify.ts'

/** One act on a verification: when it worked, what is on screen is asked for anew, the sheet closes and a notice says so. */
export function useAct<Input, Output, Failed>(
  options: UseMutationOptions<Output, Failed, Input>,
  { onDone, says }: { onDone(): void; says(output: Output): string },
) {
  const queryClient = useQueryClient()
  return useMutation({
    ...options,
    async onSuccess(output) {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: trpc.verifications.pathKey() }),
        queryClient.invalidateQueries({ queryKey: trpc.messages.pathKey() }),
        queryClient.invalidateQueries({ queryKey: trpc.overview.pathKey() }),
      ])
      onDone()
      await notify(says(output))
    },
  })
}
