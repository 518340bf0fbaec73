import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ImportView, trpc } from '#/api.ts'

/** So often a file that is being checked or made is asked how far it is. */
const WHILE_BUSY_MS = 1000

export const isBusy = ({ state }: { state: ImportView['state'] }) =>
  state === 'reading' || state === 'checking' || state === 'running'

export const useImport = (id: string) =>
  useQuery({
    ...trpc.imports.get.queryOptions({ id }),
    refetchInterval: ({ state }) => (state.data && isBusy(state.data) ? WHILE_BUSY_MS : false),
  })

/** Shows at once what an act answered, and asks for the rows and the list anew. */
export function useKeepImport() {
  const queryClient = useQueryClient()
  return async (view: ImportView) => {
    queryClient.setQueryData(trpc.imports.get.queryKey({ id: view.id }), view)
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: trpc.imports.rows.pathKey() }),
      queryClient.invalidateQueries({ queryKey: trpc.imports.list.pathKey() }),
    ])
  }
}

export function useImportActs() {
  const onSuccess = useKeepImport()
  return {
    readAs: useMutation({ ...trpc.imports.readAs.mutationOptions(), onSuccess }),
    choose: useMutation({ ...trpc.imports.choose.mutationOptions(), onSuccess }),
    start: useMutation({ ...trpc.imports.start.mutationOptions(), onSuccess }),
    pause: useMutation({ ...trpc.imports.pause.mutationOptions(), onSuccess }),
    resume: useMutation({ ...trpc.imports.resume.mutationOptions(), onSuccess }),
  }
}
