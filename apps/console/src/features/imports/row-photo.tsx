import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, type ImportRow, trpc } from '#/api.ts'
import { mendPhoto } from '#/features/compare-photos/mend-photo.ts'
import { TurnButtons } from '#/features/compare-photos/turn-buttons.tsx'
import { type UploadProblem, uploadPhoto } from '#/features/compare-photos/upload-photo.ts'
import { useT } from '#/lib/language.tsx'

type Props = { importId: string; row: ImportRow; name: string }

/** The photo of a checked row, to see what its warning means and to set it upright before anything is created. */
export function RowPhoto({ importId, row, name }: Props) {
  const t = useT()
  const queryClient = useQueryClient()
  const source = `/api/imports/${importId}/photos/${row.number}?of=${row.photoId}`
  const turn = useMutation({
    async mutationFn(degrees: 90 | 270): Promise<UploadProblem | null> {
      const picture = await fetch(source).then((response) => response.blob())
      const turned = await mendPhoto(new File([picture], 'photo.jpg'), { turn: degrees })
      const answer = await uploadPhoto(turned, { signal: new AbortController().signal, onProgress: () => undefined })
      if (!answer.ok) return answer.problem
      await api.imports.setPhoto.mutate({ id: importId, row: row.number, photoId: answer.photo.id })
      await queryClient.invalidateQueries({ queryKey: trpc.imports.pathKey() })
      return null
    },
  })
  const problem = turn.isError ? 'unexpected' : turn.data
  return (
    <div className="flex flex-wrap items-center gap-1 max-md:mt-1 md:justify-end">
      <a href={source} target="_blank" rel="noreferrer" className="block rounded-control bg-sunken">
        <img
          src={source}
          alt={t('imports.photoOf', { name })}
          loading="lazy"
          className={`size-16 rounded-control object-contain ${turn.isPending ? 'opacity-50' : ''}`}
        />
      </a>
      <TurnButtons waiting={turn.isPending} onTurn={(degrees) => turn.mutate(degrees)} />
      {problem && (
        <p role="alert" className="w-full text-small text-bad-ink">
          {t(`photo.problem.${problem}`)}
        </p>
      )}
    </div>
  )
}
