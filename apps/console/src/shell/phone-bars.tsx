import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useT } from '#/lib/language.tsx'
import { useMay } from '#/session/me.ts'
import { Mark } from '#/ui/rosette.tsx'
import { places } from './places.ts'
import { ThemeButton } from './theme-button.tsx'
import { UserButton } from './user-button.tsx'

export function TopBar({ merchant }: { merchant: string | null }) {
  return (
    <header className="sticky top-0 z-10 flex h-12 items-center gap-1.5 border-b border-line bg-canvas pr-2 pl-gutter md:hidden">
      <Mark className="size-5.5 text-accent" />
      <b className="min-w-0 flex-1 truncate text-h3">{merchant ?? 'ekyc-console'}</b>
      <ThemeButton />
      <UserButton compact />
    </header>
  )
}

/** "New" in the middle, under the thumb. */
export function BottomBar() {
  const t = useT()
  const may = useMay()
  const visible = places.filter(({ needs }) => may(needs))
  const before = Math.ceil(visible.length / 2)
  const link = ({ to, label, Icon }: (typeof places)[number]) => (
    <Link
      key={to}
      to={to}
      activeOptions={{ includeSearch: false }}
      className="grid flex-1 content-center justify-items-center gap-0.75 text-micro text-ink-3 aria-[current]:text-accent-ink"
    >
      <Icon aria-hidden="true" strokeWidth={1.75} className="size-5" />
      {t(label)}
    </Link>
  )
  return (
    <nav
      aria-label={t('nav.main')}
      className="fixed inset-x-0 bottom-0 z-10 flex h-14.5 border-t border-line bg-raised md:hidden"
    >
      {visible.slice(0, before).map(link)}
      {may('verifications.create') && (
        <Link
          to="/verifications/new"
          className="grid flex-1 content-center justify-items-center text-micro text-ink-3 aria-[current]:text-accent-ink"
        >
          <Plus aria-hidden="true" className="size-7 rounded-panel bg-accent p-1 text-on-accent" />
          {t('nav.new')}
        </Link>
      )}
      {visible.slice(before).map(link)}
    </nav>
  )
}
