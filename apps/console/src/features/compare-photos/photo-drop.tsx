import { ImageUp } from 'lucide-react'
import { type DragEvent, useEffect, useId, useRef, useState } from 'react'
import { useT } from '#/lib/language.tsx'
import type { Mending } from './mend-photo.ts'
import { PhotoPanel } from './photo-panel.tsx'
import type { PhotoState } from './use-photo.ts'

type Props = {
  state: PhotoState
  onChoose(file: File): void
  onMend(how: Mending): void
  onRemove(): void
  error?: string
}

/** Takes a photo by drop, by choice or from the clipboard, and says what is good and bad about it. */
export function PhotoDrop({ state, onChoose, onMend, onRemove, error }: Props) {
  const t = useT()
  const id = useId()
  const [over, setOver] = useState(false)
  const box = useRef<HTMLInputElement>(null)
  const empty = state.step === 'none'
  const wasEmpty = useRef(empty)
  const keepFocus = () => box.current?.focus({ preventScroll: true })
  useEffect(() => {
    // The input moves between the empty field and the panel, and the focus with it, if it was there.
    if (wasEmpty.current !== empty && document.activeElement === document.body) keepFocus()
    wasEmpty.current = empty
  }, [empty])
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0]
    if (file) onChoose(file)
  }
  const drag = (event: DragEvent) => {
    event.preventDefault()
    setOver(event.type === 'dragover')
    if (event.type === 'drop') take(event.dataTransfer.files)
  }
  const input = (
    <input
      ref={box}
      id={id}
      type="file"
      accept="image/jpeg,image/png"
      aria-label={t('photo.choose')}
      aria-invalid={error ? true : undefined}
      className="sr-only"
      onChange={({ target }) => {
        take(target.files)
        target.value = ''
      }}
    />
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the input inside does the same by keyboard
    <div
      onDragOver={drag}
      onDragLeave={drag}
      onDrop={drag}
      onPaste={({ clipboardData }) => take(clipboardData.files)}
      className="grid gap-1.5"
    >
      {empty ? (
        <label
          htmlFor={id}
          className={`grid min-h-33 cursor-pointer content-center justify-items-center gap-1 rounded-card border border-dashed px-4 py-5 text-center hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus ${over ? 'border-accent bg-accent-soft' : error ? 'border-bad' : 'border-line-control'}`}
        >
          {input}
          <ImageUp aria-hidden="true" strokeWidth={1.5} className="mb-1 size-6 text-ink-3" />
          <span className="font-medium">{t('photo.drop')}</span>
          <span className="text-small text-ink-3">{t('photo.limits')}</span>
        </label>
      ) : (
        <PhotoPanel
          state={state}
          onRemove={onRemove}
          onMend={(how) => {
            keepFocus()
            onMend(how)
          }}
          onUndo={(original) => {
            keepFocus()
            onChoose(original)
          }}
          replace={input}
          over={over}
        />
      )}
      {error && empty && (
        <p role="alert" className="text-small text-bad-ink">
          {error}
        </p>
      )}
    </div>
  )
}
