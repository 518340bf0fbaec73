import type { ReactNode } from 'react'
import { useTitle } from '#/lib/use-title.ts'

type Props = { title: string; above?: ReactNode; beside?: ReactNode; below?: ReactNode; actions?: ReactNode }

/** A page's one h1, what stands around it, and what can be done. */
export function PageHead({ title, above, beside, below, actions }: Props) {
  useTitle(title)
  return (
    <div className="flex min-h-14.5 items-center gap-2.5 px-gutter pt-3.5 pb-2.5 max-md:min-h-13 max-md:flex-wrap max-md:pt-3">
      <div className="min-w-0 max-md:grow max-md:basis-36">
        {above}
        <div className="flex items-center gap-2.5">
          <h1 className="text-h1 wrap-anywhere md:truncate">{title}</h1>
          {beside}
        </div>
        {below}
      </div>
      {actions && <div className="ml-auto flex flex-none items-center gap-2">{actions}</div>}
    </div>
  )
}
