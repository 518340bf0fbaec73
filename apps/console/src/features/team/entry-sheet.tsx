import type { ReactNode } from 'react'
import { useT } from '#/lib/language.tsx'
import { Mark, Rosette } from '#/ui/rosette.tsx'

type Props = { tagline: string; wide?: boolean; children: ReactNode }

/** The sheet before the console: sign-in, set-up, invitation. */
export function EntrySheet({ tagline, wide = false, children }: Props) {
  const t = useT()
  return (
    <main className="relative grid min-h-dvh grid-rows-[1fr_auto] overflow-hidden bg-canvas">
      <Rosette
        fine
        className="pointer-events-none absolute top-[46%] left-1/2 size-245 max-w-none -translate-1/2 text-accent opacity-16"
      />
      <div
        className={`relative w-full self-center justify-self-center px-4 py-8 max-md:self-start max-md:pt-14 ${wide ? 'max-w-214' : 'max-w-94'}`}
      >
        <div className="rounded-sheet bg-surface p-7 shadow-3 max-md:p-5 max-md:shadow-2">
          <p className="mb-5.5 flex items-center gap-2.75">
            <Mark className="size-8.5 text-accent" />
            <span className="grid">
              <b className="text-h2 leading-4.75">ekyc-console</b>
              <span className="text-small leading-4.25 text-ink-3">{tagline}</span>
            </span>
          </p>
          {children}
        </div>
      </div>
      <p className="relative px-5 pt-3.5 pb-4.5 text-center text-small text-ink-3">{t('signIn.legal')}</p>
    </main>
  )
}
