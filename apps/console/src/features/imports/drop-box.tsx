import { FileUp } from 'lucide-react'
import { type DragEvent, useId, useState } from 'react'
import { useLanguage } from '#/lib/language.tsx'

type Props = {
  label: string
  limits: string
  accept: string
  /** From 0 to 1 while a file travels. */
  share: number | null
  error: string | null
  onFile(file: File): void
}

/** Takes a file by drop or by choice, and says how far it is and what is wrong with it. */
export function DropBox({ label, limits, accept, share, error, onFile }: Props) {
  const { t, language } = useLanguage()
  const id = useId()
  const [over, setOver] = useState(false)
  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (file && share === null) onFile(file)
  }
  const drag = (event: DragEvent) => {
    event.preventDefault()
    setOver(event.type === 'dragover')
    if (event.type === 'drop') take(event.dataTransfer.files)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the input inside does the same by keyboard
    <div onDragOver={drag} onDragLeave={drag} onDrop={drag} className="grid gap-1.5">
      <label
        htmlFor={id}
        aria-busy={share !== null}
        className={`grid min-h-33 cursor-pointer content-center justify-items-center gap-1 rounded-card border border-dashed px-4 py-5 text-center hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus ${over ? 'border-accent bg-accent-soft' : error ? 'border-bad' : 'border-line-control'}`}
      >
        <input
          id={id}
          type="file"
          accept={accept}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-notes`}
          className="sr-only"
          onChange={({ target }) => {
            take(target.files)
            target.value = ''
          }}
        />
        <FileUp aria-hidden="true" strokeWidth={1.5} className="mb-1 size-6 text-ink-3" />
        <span className="font-medium">{label}</span>
        <span className="text-small text-ink-3">
          {share === null
            ? limits
            : share < 1
              ? t('imports.sending', { share: new Intl.NumberFormat(language, { style: 'percent' }).format(share) })
              : t('imports.reading')}
        </span>
      </label>
      <p id={`${id}-notes`} role="alert" className="text-small text-bad-ink empty:hidden">
        {error}
      </p>
    </div>
  )
}
