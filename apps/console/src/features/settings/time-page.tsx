import type { Merchant } from '@ekyc/domain'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Callout } from '#/ui/callout.tsx'
import { HolidaysForm } from './holidays-form.tsx'
import { Loaded } from './loaded.tsx'
import { SettingForm } from './setting-form.tsx'
import type { Saved } from './use-draft.ts'
import { useMerchant } from './use-merchant.ts'
import { ZoneField } from './zone-field.tsx'

/** In which zone times are told, and on which days nobody is reminded. */
export function TimePage() {
  const merchant = useQuery(trpc.settings.merchant.queryOptions())
  const holidays = useQuery(trpc.settings.holidays.queryOptions())
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Loaded query={merchant}>{(saved) => (saved.value ? <Zone saved={saved} /> : <Unnamed />)}</Loaded>
      <Loaded query={holidays}>{(saved) => <HolidaysForm saved={saved} />}</Loaded>
    </div>
  )
}

function Zone({ saved }: { saved: Saved<Merchant | null> }) {
  const t = useT()
  const editing = useMerchant(saved)
  const { draft, saving } = editing
  return (
    <SettingForm title={t('settings.zone')} {...{ saved, draft, saving }}>
      <ZoneField editing={editing} />
      <p className="text-small text-ink-3">{t('settings.zoneText')}</p>
    </SettingForm>
  )
}

/** The zone is the merchant's, who has no name yet. */
function Unnamed() {
  const t = useT()
  return (
    <Callout tone="note">
      {t('settings.zoneUnnamed')}{' '}
      <Link to="/settings/brand" className="link">
        {t('settings.brand')}
      </Link>
    </Callout>
  )
}
