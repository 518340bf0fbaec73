import { CircleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useT } from '#/lib/language.tsx'

export type Wiring = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }

type Props = {
  label: ReactNode
  optional?: boolean
  help?: ReactNode
  error?: string | undefined
  className?: string
  /** The control, wired to label, help and error. */
  children: (wiring: Wiring) => ReactNode
}

/** Label, control, help and what is wrong, in this order. */
export function Field({ label, optional, help, error, className = '', children }: Props) {
  const id = useId()
  const t = useT()
  const notes = `${id}-notes`
  const hasNotes = Boolean(help || error)
  return (
    <div className={`grid min-w-0 content-start gap-1 ${className}`}>
      <label htmlFor={id} className="text-body font-medium leading-4.5 max-md:text-read">
        {label}
        {optional && <span className="font-normal text-ink-3"> {t('form.optional')}</span>}
      </label>
      {children({ id, 'aria-describedby': hasNotes ? notes : undefined, 'aria-invalid': error ? true : undefined })}
      {hasNotes && (
        <div id={notes} className="text-small text-ink-3">
          {error && (
            <p role="alert" className="flex items-start gap-1.5 text-bad-ink">
              <CircleAlert aria-hidden="true" className="mt-0.5 size-3.5 flex-none" />
              {error}
            </p>
          )}
          {help}
        </div>
      )}
    </div>
  )
}
