import type { Verification } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { useProfileName } from '#/lib/profile-name.ts'
import { useMay } from '#/session/me.ts'
import { Crumbs } from '#/shell/crumbs.tsx'
import { PageHead } from '#/shell/page-head.tsx'
import { BriefTime } from '#/ui/exact-time.tsx'
import { OverlayButton } from '#/ui/overlay/overlay-button.tsx'

const loadCancel = () => import('./cancel-dialog.tsx')

export function Head({ verification }: { verification: Verification }) {
  const t = useT()
  const may = useMay()
  const profileName = useProfileName()
  const { id, customer, reference, profile, createdBy, createdAt, progress } = verification
  const ended = progress === 'completed' || progress === 'cancelled'
  return (
    <PageHead
      above={<Crumbs here={reference ?? customer.name} />}
      title={customer.name}
      below={
        <p className="truncate text-small text-ink-3">
          {reference && `${reference} · `}
          {t('view.subtitle', {
            profile: profileName(profile.name),
            version: profile.version,
            who: createdBy?.name ?? t('view.madeBySystem'),
          })}
          {' · '}
          <BriefTime at={createdAt} precise />
        </p>
      }
      actions={
        may('verifications.cancel') &&
        !ended && (
          <OverlayButton load={loadCancel} own={{ id }} look="bad">
            {t('view.cancel')}
          </OverlayButton>
        )
      }
    />
  )
}
