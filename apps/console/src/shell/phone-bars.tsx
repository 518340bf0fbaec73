import { Link, useLocation } from '@tanstack/react-router'
import { Ellipsis, Plus } from 'lucide-react'
import type { RefObject } from 'react'
import { useT } from '#/lib/language.tsx'
import { useMay } from '#/session/me.ts'
import { useOverlay } from '#/ui/overlay/use-overlay.tsx'
import { Mark } from '#/ui/rosette.tsx'
import { type Place, places } from './places.ts'
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

/** So many places stand in the bar, beside "New" and "More". */
const ROOM = 3

const loadMore = () => import('./more-menu.tsx')
const entry = 'grid flex-1 content-center justify-items-center gap-0.75 text-micro text-ink-3'
const current = 'aria-[current]:text-accent-ink'

/** "New" in the middle, under the thumb; what the bar has no room for stands behind "More". */
export function BottomBar() {
  const t = useT()
  const may = useMay()
  const visible = places.filter(({ needs }) => may(needs))
  const bar = visible.filter(({ group }) => group === 'work').slice(0, ROOM)
  const rest = visible.filter((place) => !bar.includes(place))
  const before = Math.ceil((bar.length + 1) / 2)
  const link = ({ to, label, Icon }: Place) => (
    <Link key={to} to={to} activeOptions={{ includeSearch: false }} className={`${entry} ${current}`}>
      <Icon aria-hidden="true" strokeWidth={1.75} className="size-5" />
      {t(label)}
    </Link>
  )
  return (
    <nav
      aria-label={t('nav.main')}
      className="fixed inset-x-0 bottom-0 z-10 flex h-14.5 border-t border-line bg-raised md:hidden"
    >
      {bar.slice(0, before).map(link)}
      {may('verifications.create') && (
        <Link to="/verifications/new" className={`${entry} ${current}`}>
          <Plus aria-hidden="true" className="size-7 rounded-panel bg-accent p-1 text-on-accent" />
          {t('nav.new')}
        </Link>
      )}
      {bar.slice(before).map(link)}
      <More places={rest} />
    </nav>
  )
}

function More({ places }: { places: readonly Place[] }) {
  const t = useT()
  const { anchor, open, warm, show, node } = useOverlay(loadMore)
  const isHere = useLocation({ select: ({ pathname }) => places.some(({ to }) => pathname.startsWith(to)) })
  return (
    <>
      <button
        type="button"
        ref={anchor as RefObject<HTMLButtonElement | null>}
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={warm}
        onFocus={warm}
        onClick={show}
        className={`${entry} ${isHere ? 'text-accent-ink' : ''}`}
      >
        <Ellipsis aria-hidden="true" strokeWidth={1.75} className="size-5" />
        {t('nav.more')}
      </button>
      {node({ places })}
    </>
  )
}
