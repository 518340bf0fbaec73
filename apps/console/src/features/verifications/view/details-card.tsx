import { languageNames } from '@ekyc/i18n'
import { Link } from '@tanstack/react-router'
import type { Verification } from '#/api.ts'
import { useLanguage, useT } from '#/lib/language.tsx'
import { dayAndClock } from '#/lib/time.ts'
import { useMay } from '#/session/me.ts'
import { Card, Fact, Facts } from '#/ui/card.tsx'
import { CopyButton } from '#/ui/copy-button.tsx'
import { OverlayButton } from '#/ui/overlay/overlay-button.tsx'

const loadEdit = () => import('./edit-dialog.tsx')

export function DetailsCard({ verification }: { verification: Verification }) {
  const t = useT()
  const may = useMay()
  const { id, customer, reference, unit, locale, profile, follows, followedBy } = verification
  const none = <span className="text-ink-3">{t('details.none')}</span>
  return (
    <Card
      title={t('details.title')}
      actions={
        may('verifications.update') && (
          <OverlayButton load={loadEdit} own={{ verification }} look="ghost" size="small">
            {t('details.edit')}
          </OverlayButton>
        )
      }
    >
      <Facts>
        <Fact name={t('field.name')}>{customer.name}</Fact>
        <Fact name={t('field.shownAs')}>{customer.shownAs}</Fact>
        <Fact name={t('field.greeting')}>{customer.salutation ?? customer.greeting ?? none}</Fact>
        <Fact name={t('field.reference')}>{reference ?? none}</Fact>
        {unit && <Fact name={t('filter.unit')}>{unit}</Fact>}
        <Fact name={t('field.email')}>{customer.email ?? none}</Fact>
        <Fact name={t('field.phone')}>{customer.phone ?? none}</Fact>
        <Fact name={t('field.language')}>
          {locale ? <span lang={locale}>{languageNames[locale]}</span> : t('details.languageAuto')}
        </Fact>
        {customer.timeZone && <Fact name={t('send.zone')}>{customer.timeZone}</Fact>}
        <Fact name={t('details.checks')}>{t(`checkMode.${profile.checkMode}`)}</Fact>
        {follows && (
          <Fact name={t('view.follows')}>
            <LinkedTo other={follows} />
          </Fact>
        )}
        {followedBy.length > 0 && (
          <Fact name={t('view.followedBy')}>
            <ul>
              {followedBy.map((other) => (
                <li key={other.id}>
                  <LinkedTo other={other} />
                </li>
              ))}
            </ul>
          </Fact>
        )}
        <Fact name={t('details.number')}>
          <span className="flex items-center gap-1">
            <span className="font-mono text-small" data-tip={id}>
              {`${id.slice(0, 8)}…${id.slice(-4)}`}
            </span>
            <CopyButton text={id} label={t('details.copyNumber')} iconOnly look="ghost" size="small" className="h-6!" />
          </span>
        </Fact>
      </Facts>
    </Card>
  )
}

function LinkedTo({ other: { id, createdAt } }: { other: Verification['followedBy'][number] }) {
  const { t, language } = useLanguage()
  return (
    <Link to="/verifications/$id" params={{ id }} className="link">
      {t('view.linkedAt', { at: dayAndClock(createdAt, language) })}
    </Link>
  )
}
