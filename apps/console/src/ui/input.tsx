import type { ComponentProps } from 'react'
import { pasteAddress } from '#/lib/pasted-address.ts'

const look =
  'w-full min-w-0 rounded-control border border-line-control bg-surface text-ink placeholder:text-ink-3 focus-visible:-outline-offset-1 aria-invalid:border-bad disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-3 max-md:text-[16px]'

export function Input({ className = '', ...rest }: ComponentProps<'input'>) {
  const onPaste = rest.type === 'email' ? pasteAddress : undefined
  return <input className={`${look} h-control px-2.5 ${className}`} onPaste={onPaste} {...rest} />
}

export function TextArea({ className = '', ...rest }: ComponentProps<'textarea'>) {
  return <textarea className={`${look} resize-y px-2.5 py-1.5 ${className}`} {...rest} />
}

/** The browser's own select: it works on every phone, and weighs nothing. */
export function Select({ className = '', ...rest }: ComponentProps<'select'>) {
  return (
    <span
      className={`relative block after:pointer-events-none after:absolute after:top-1/2 after:right-3 after:-mt-1 after:size-1.5 after:rotate-45 after:border-r-[1.5px] after:border-b-[1.5px] after:border-ink-3 ${className}`}
    >
      <select className={`${look} h-control appearance-none pr-8 pl-2.5`} {...rest} />
    </span>
  )
}
