import { type ReactNode, useId } from 'react'

type Props = { title: ReactNode; aside?: ReactNode; actions?: ReactNode; footer?: ReactNode; children: ReactNode }

/** A titled part of a page. Depth is a hairline. */
export function Card({ title, aside, actions, footer, children }: Props) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="min-w-0 rounded-card border border-line bg-surface">
      <header className="flex min-h-10 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line px-3.5 py-1.5">
        <h2 id={id} className="text-h3">
          {title}
        </h2>
        {aside && <span className="text-small text-ink-3">{aside}</span>}
        {actions && <div className="ml-auto flex items-center gap-1.5">{actions}</div>}
      </header>
      {children}
      {footer && <footer className="border-t border-line px-3.5 py-2 text-small text-ink-3">{footer}</footer>}
    </section>
  )
}

/** Names and values in two columns. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-[minmax(84px,auto)_minmax(0,1fr)] gap-x-3 gap-y-1.5 p-3.5">{children}</dl>
}

export function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  )
}
