import type { RefObject } from 'react'
import { PhotoDrop } from '#/features/compare-photos/photo-drop.tsx'
import type { usePhoto } from '#/features/compare-photos/use-photo.ts'
import { useT } from '#/lib/language.tsx'
import { Button } from '#/ui/button.tsx'

type Props = {
  box: RefObject<HTMLDivElement | null>
  photo: ReturnType<typeof usePhoto>
  error: string | undefined
  /** Null: there is no earlier photo to use. */
  reused: boolean | null
  onReuse(reused: boolean): void
  /** A file was chosen, so what was wrong before is over. */
  onChosen(): void
}

/** The comparison photo: the earlier one, which nobody needs to see to use it again, or another. */
export function PhotoSection({ box, photo, error, reused, onReuse, onChosen }: Props) {
  const t = useT()
  if (reused) {
    return (
      <p className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card border border-line px-3.5 py-2.5">
        {t('new.photoReused')}
        <Button size="small" className="ml-auto" onClick={() => onReuse(false)}>
          {t('new.photoOther')}
        </Button>
      </p>
    )
  }
  return (
    <div ref={box} className="grid gap-1.5">
      <PhotoDrop
        state={photo.state}
        error={error}
        onMend={(how) => void photo.mend(how)}
        onRemove={photo.remove}
        onChoose={(file) => {
          onChosen()
          void photo.choose(file)
        }}
      />
      {error && photo.state.step !== 'none' && (
        <p role="alert" className="text-small text-bad-ink">
          {error}
        </p>
      )}
      {reused === false && (
        <p>
          <Button size="small" onClick={() => onReuse(true)}>
            {t('new.photoReuse')}
          </Button>
        </p>
      )}
    </div>
  )
}
