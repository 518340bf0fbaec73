import type { ReactNode } from 'react'

export function Section({ title, aside, children }: { title: string; aside?: string; children: ReactNode }) {
  return (
    <section className="grid min-w-0 gap-3">
      <h2 className="flex items-baseline gap-2 text-h2 max-md:grid max-md:gap-0">
        {title}
        {aside && <span className="text-small font-normal text-ink-3">{aside}</span>}
      </h2>
      {children}
    </section>
  )
}
