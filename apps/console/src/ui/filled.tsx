import type { ReactNode } from 'react'

/** Stands in a sentence for what is more than text, such as a time with its tip. */
export const SLOT = '\u0001'

/** A translated sentence with `children` where its value is `SLOT`, so that each language puts it in its own place. */
export function Filled({ text, children }: { text: string; children: ReactNode }) {
  const [before, after] = text.split(SLOT)
  return (
    <>
      {before}
      {children}
      {after}
    </>
  )
}
