import { type UseMutationOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { trpc } from '#/api.ts'
import { useWords } from '#/lib/failure-words.ts'
import { notify } from '#/ui/notify.ts'

/** One tap on a message: a notice says what came of it, and its true state is asked for anew either way. */
export function useMessageAct<Input, Output, Failed>(options: UseMutationOptions<Output, Failed, Input>, done: string) {
  const queryClient = useQueryClient()
  const words = useWords()
  return useMutation({
    ...options,
    onSuccess: () => notify(done),
    onError: (error) => notify(words(error), 'bad'),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: trpc.messages.pathKey() }),
        queryClient.invalidateQueries({ queryKey: trpc.verifications.pathKey() }),
      ]),
  })
}
