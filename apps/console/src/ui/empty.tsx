import type { ReactNode } from 'react'
import { Rosette } from './rosette.tsx'

/** Nothing here yet: says what to do and offers it. `plain` leaves the drawing out, for "no match". */
export function Empty({
  title,
  text,
  plain = false,
  children,
}: {
  title: string
  text: string
  plain?: boolean
  children?: ReactNode
}) {
  return (
    <div className="mx-auto grid max-w-130 justify-items-center gap-2 px-5 pt-14 pb-16 text-center">
      {!plain && <Rosette className="mb-2 size-28 text-accent opacity-75" />}
      <h2 className="text-h2">{title}</h2>
      <p className="text-read text-pretty text-ink-2">{text}</p>
      {children && <div className="mt-2.5 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  )
}
