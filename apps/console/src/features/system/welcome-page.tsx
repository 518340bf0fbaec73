import type { Merchant } from '@ekyc/domain'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { trpc } from '#/api.ts'
import { Loaded } from '#/features/settings/loaded.tsx'
import { MerchantFields } from '#/features/settings/merchant-fields.tsx'
import { SettingBody } from '#/features/settings/setting-body.tsx'
import type { Saved } from '#/features/settings/use-draft.ts'
import { useMerchant } from '#/features/settings/use-merchant.ts'
import { ZoneField } from '#/features/settings/zone-field.tsx'
import { useT } from '#/lib/language.tsx'
import { useTitle } from '#/lib/use-title.ts'
import { buttonStyle } from '#/ui/button.tsx'
import { Helpers } from '#/ui/overlay/helpers.tsx'
import { Mark } from '#/ui/rosette.tsx'
import { Findings } from './findings.tsx'

/** First run: who asks, and what the server found. */
export function WelcomePage() {
  const t = useT()
  const { data: info } = useQuery(trpc.system.info.queryOptions())
  const merchant = useQuery(trpc.settings.merchant.queryOptions())
  useTitle(t('welcome.title'))
  return (
    <main className="min-h-dvh bg-canvas px-4 py-8 max-md:px-0 max-md:py-0">
      <div className="mx-auto grid max-w-230 overflow-hidden rounded-sheet bg-surface shadow-3 max-md:rounded-none max-md:shadow-none lg:grid-cols-[minmax(0,1fr)_300px]">
        <div className="grid content-start gap-5 p-7 max-md:p-5">
          <div className="grid gap-1">
            <Mark className="mb-2 size-8.5 text-accent" />
            <h1 className="text-h1">{t('welcome.title')}</h1>
            <p className="text-ink-2">{t('welcome.text')}</p>
          </div>
          {/* The fields, which bring a card’s padding, line up with the heading. */}
          <div className="-mx-3.5">
            <Loaded query={merchant}>{(saved) => <MerchantForm saved={saved} />}</Loaded>
          </div>
        </div>
        {info && (
          <aside
            aria-label={t('welcome.found')}
            className="border-line bg-sunken p-7 max-lg:border-t max-md:p-5 lg:border-l"
          >
            <Findings info={info} />
          </aside>
        )}
      </div>
      <Helpers />
    </main>
  )
}

function MerchantForm({ saved }: { saved: Saved<Merchant | null> }) {
  const t = useT()
  const navigate = useNavigate()
  const editing = useMerchant(saved, () => navigate({ to: '/' }))
  const { draft, saving, wrong, onRefused } = editing
  return (
    <SettingBody
      {...{ saved, draft, saving, wrong, onRefused }}
      beside={
        <Link to="/" className={buttonStyle({ look: 'ghost' })}>
          {t('welcome.later')}
        </Link>
      }
    >
      <MerchantFields editing={editing} />
      <ZoneField editing={editing} />
    </SettingBody>
  )
}
