import { hasEnded } from '@ekyc/domain'
import { Link } from '@tanstack/react-router'
import type { Verification } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { useProfileName } from '#/lib/profile-name.ts'
import { useMay } from '#/session/me.ts'
import { Crumbs } from '#/shell/crumbs.tsx'
import { PageHead } from '#/shell/page-head.tsx'
import { buttonStyle } from '#/ui/button.tsx'
import { BriefTime } from '#/ui/exact-time.tsx'
import { OverlayButton } from '#/ui/overlay/overlay-button.tsx'
import { CardNameChip } from './card-name-chip.tsx'

const loadCancel = () => import('./cancel-dialog.tsx')

export function Head({ verification }: { verification: Verification }) {
  const t = useT()
  const may = useMay()
  const profileName = useProfileName()
  const { id, customer, reference, profile, createdBy, createdAt, progress, cardName } = verification
  const ended = hasEnded(progress)
  const again = (ended || progress === 'expired') && may('verifications.create')
  const chip = cardName && <CardNameChip grade={cardName} />
  const follow = (look: string) => (
    <Link to="/verifications/new" search={{ follows: id }} className={buttonStyle({ class: look })}>
      {t('view.again')}
    </Link>
  )
  return (
    <>
      <PageHead
        above={<Crumbs here={reference ?? customer.name} />}
        title={customer.name}
        beside={chip && <span className="max-md:hidden">{chip}</span>}
        below={
          <p className="text-small wrap-anywhere text-ink-3 md:truncate">
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
          <>
            {again && follow('max-md:hidden')}
            {!ended && may('verifications.cancel') && (
              <OverlayButton load={loadCancel} own={{ id }} look="bad">
                {t('view.cancel')}
              </OverlayButton>
            )}
          </>
        }
      />
      {(chip || again) && (
        <div className="grid justify-items-start gap-2 px-gutter pb-2.5 md:hidden">
          {chip}
          {again && follow('w-full')}
        </div>
      )}
    </>
  )
}
