import { useQuery } from '@tanstack/react-query'
import { Outlet, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { startLive } from '#/lib/live.ts'
import { useKeys } from '#/lib/use-keys.ts'
import { useMay, useMe } from '#/session/me.ts'
import { Helpers } from '#/ui/overlay/helpers.tsx'
import { Banners } from './banners.tsx'
import { KeysHelp } from './keys-help.tsx'
import { LostBanner } from './lost-banner.tsx'
import { Navigation } from './navigation.tsx'
import { BottomBar, TopBar } from './phone-bars.tsx'
import { SignInAgain } from './sign-in-again.tsx'

/** The frame around every page behind sign-in. */
export function Shell() {
  const t = useT()
  const may = useMay()
  const { id } = useMe()
  const navigate = useNavigate()
  const { data: info } = useQuery(trpc.system.info.queryOptions())
  const merchant = info?.merchant?.name ?? null
  useEffect(() => startLive(id), [id])
  useKeys(may('verifications.create') ? { n: () => void navigate({ to: '/verifications/new' }) } : {})
  return (
    <>
      <a
        href="#main"
        className="fixed -top-16 left-2 z-50 rounded-control bg-accent px-3 py-2 text-on-accent focus:top-2"
      >
        {t('nav.skip')}
      </a>
      <div className="min-h-dvh max-md:pb-14.5 md:grid md:grid-cols-[56px_minmax(0,1fr)] lg:grid-cols-[200px_minmax(0,1fr)]">
        <Navigation merchant={merchant} />
        <div className="flex min-w-0 flex-col">
          <TopBar merchant={merchant} />
          <LostBanner />
          <Banners info={info} />
          <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
            <Outlet />
          </main>
        </div>
      </div>
      <BottomBar />
      <KeysHelp />
      <SignInAgain />
      <Helpers />
    </>
  )
}
