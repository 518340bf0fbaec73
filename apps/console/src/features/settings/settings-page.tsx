import type { ConsoleKey } from '@ekyc/i18n/console'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useT } from '#/lib/language.tsx'
import { PageHead } from '#/shell/page-head.tsx'

const tabs = [
  { to: '/settings/brand', label: 'settings.brand' },
  { to: '/settings/time', label: 'settings.time' },
  { to: '/settings/languages', label: 'settings.languages' },
  { to: '/settings/emails', label: 'settings.emails' },
  { to: '/settings/sms', label: 'settings.sms' },
  { to: '/settings/access', label: 'settings.access' },
] as const satisfies readonly { to: string; label: ConsoleKey }[]

/** What the merchant decides, page by page. */
export function SettingsPage() {
  const t = useT()
  const { pathname } = useLocation()
  const row = useRef<HTMLElement>(null)
  useEffect(
    // What it returns in newer browsers is a promise, and no cleanup.
    () => void row.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' }),
    [pathname],
  )
  return (
    <>
      <PageHead title={t('settings.title')} />
      <nav
        ref={row}
        aria-label={t('settings.title')}
        className="bare-scroll flex flex-none gap-5 overflow-x-auto border-b border-line px-gutter"
      >
        {tabs.map(({ to, label }) => (
          <Link
            key={to}
            to={to}
            className="flex h-9 flex-none items-center border-b-2 border-transparent font-medium text-ink-2 -outline-offset-3 hover:text-ink aria-[current]:border-accent aria-[current]:text-ink max-md:h-11"
          >
            {t(label)}
          </Link>
        ))}
      </nav>
      <div className="px-gutter pt-4 pb-8">
        <Outlet />
      </div>
    </>
  )
}
