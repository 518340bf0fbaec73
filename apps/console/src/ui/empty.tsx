import type { ReactNode } from 'react'
import { Rosette } from './rosette.tsx'

/**
 * Nothing here yet: says what to do and offers it. `plain` leaves the drawing out, for "no match"; `whole` is all
 * that the page has.
 */
export function Empty({
  title,
  text,
  plain = false,
  whole = false,
  children,
}: {
  title: string
  text: string
  plain?: boolean
  whole?: boolean
  children?: ReactNode
}) {
  const Title = whole ? 'h1' : 'h2'
  return (
    <div className="mx-auto grid max-w-130 justify-items-center gap-2 px-5 pt-14 pb-16 text-center">
      {!plain && <Rosette className="mb-2 size-28 text-accent opacity-75" />}
      <Title className="text-h2">{title}</Title>
      <p className="text-read text-pretty text-ink-2">{text}</p>
      {children && <div className="mt-2.5 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  )
}
