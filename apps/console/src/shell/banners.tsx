import { Link } from '@tanstack/react-router'
import type { SystemInfo } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { useMay } from '#/session/me.ts'

/** What must not be forgotten while working: nothing is real here, or the merchant has no name yet. */
export function Banners({ info }: { info: SystemInfo | undefined }) {
  const may = useMay()
  if (!info) return null
  return (
    <>
      {info.mode === 'sandbox' && <SandboxBanner control={info.sandboxControl} />}
      {!info.merchant && may('settings.manage') && <UnnamedBanner />}
    </>
  )
}

function SandboxBanner({ control }: { control: boolean }) {
  const t = useT()
  return (
    <div
      role="status"
      className="hatched flex min-h-7.5 items-center gap-2 border-b border-wait-line bg-wait-soft px-gutter py-1 text-small text-wait-ink"
    >
      <p className="min-w-0 flex-1">
        <b className="font-semibold">{t('sandbox.title')}</b> <span className="max-md:hidden">{t('sandbox.long')}</span>
        <span className="md:hidden">{t('sandbox.short')}</span>
      </p>
      {control && (
        <a href="/sandbox/control" target="_blank" rel="noreferrer" className="flex-none underline underline-offset-2">
          {t('sandbox.choose')}
        </a>
      )}
    </div>
  )
}

function UnnamedBanner() {
  const t = useT()
  return (
    <div
      role="status"
      className="flex min-h-7.5 flex-wrap items-center gap-x-2 border-b border-accent-line bg-accent-soft px-gutter py-1 text-small text-accent-ink"
    >
      <p className="min-w-0 flex-1">{t('unnamed.text')}</p>
      <Link to="/welcome" className="flex-none font-medium underline underline-offset-2">
        {t('unnamed.action')}
      </Link>
    </div>
  )
}
