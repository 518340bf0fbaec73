import { Link } from '@tanstack/react-router'
import { useT } from '#/lib/language.tsx'
import { useMay } from '#/session/me.ts'
import { Mark } from '#/ui/rosette.tsx'
import { type Place, places } from './places.ts'
import { ThemeButton } from './theme-button.tsx'
import { UserButton } from './user-button.tsx'

/** 200 px wide; icons only below 1080 px; on phones the bottom bar stands in. */
export function Navigation({ merchant }: { merchant: string | null }) {
  const t = useT()
  const may = useMay()
  const visible = places.filter(({ needs }) => may(needs))
  return (
    <nav
      aria-label={t('nav.main')}
      className="sticky top-0 flex h-dvh flex-col gap-0.5 border-r border-line bg-canvas px-2.5 pt-2.5 pb-2 max-md:hidden"
    >
      <Link
        to="/overview"
        data-tip={merchant ?? undefined}
        className="flex items-center gap-2.25 rounded-control px-1.5 pt-1 pb-3 max-lg:justify-center max-lg:px-0"
      >
        <Mark className="size-6 flex-none text-accent" />
        <span className="min-w-0 max-lg:sr-only">
          <b className="block truncate text-h3 leading-4">{merchant ?? 'ekyc-console'}</b>
          {merchant && <span className="block text-small leading-3.75 text-ink-3">ekyc-console</span>}
        </span>
      </Link>
      {visible.filter(({ group }) => group === 'work').map(entry)}
      <p className="px-2 pt-3.5 pb-1 text-label text-ink-3 max-lg:sr-only">{t('nav.setUp')}</p>
      {visible.filter(({ group }) => group === 'setUp').map(entry)}
      <div className="mt-auto flex items-center gap-1 border-t border-line pt-2 max-lg:flex-col-reverse">
        <UserButton />
        <ThemeButton />
      </div>
    </nav>
  )
}

const entry = (place: Place) => <Entry key={place.to} place={place} />

function Entry({ place: { to, label, Icon } }: { place: Place }) {
  const t = useT()
  return (
    <Link
      to={to}
      activeOptions={{ includeSearch: false }}
      className="group flex h-7.5 items-center gap-2.25 rounded-control px-2 font-medium text-ink-2 hover:bg-ink/5 hover:text-ink aria-[current]:bg-surface aria-[current]:text-ink aria-[current]:shadow-1 aria-[current]:ring aria-[current]:ring-line max-lg:justify-center max-lg:px-0"
    >
      <Icon
        aria-hidden="true"
        strokeWidth={1.75}
        className="size-4 flex-none text-ink-3 group-aria-[current]:text-accent"
      />
      <span className="max-lg:sr-only">{t(label)}</span>
    </Link>
  )
}
