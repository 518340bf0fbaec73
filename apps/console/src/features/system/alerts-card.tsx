import type { ConsoleKey } from '@ekyc/i18n/console'
import { Link } from '@tanstack/react-router'
import type { SystemDetails } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Card } from '#/ui/card.tsx'
import { BriefTime } from '#/ui/exact-time.tsx'

export function AlertsCard({ alerts }: { alerts: SystemDetails['alerts'] }) {
  const t = useT()
  return (
    <Card title={t('system.alerts')}>
      {alerts.length === 0 && <p className="p-3.5 text-ink-3">{t('system.alertsNone')}</p>}
      <ul className="grid">
        {alerts.map(({ id, at, kind, verificationId }) => (
          <li key={id} className="flex items-baseline gap-3 border-t border-line px-3.5 py-2 first:border-t-0">
            <span className="min-w-0 flex-1">
              {verificationId ? (
                <Link to="/verifications/$id" params={{ id: verificationId }} className="link">
                  {t(`event.${kind}` as ConsoleKey)}
                </Link>
              ) : (
                t(`event.${kind}` as ConsoleKey)
              )}
            </span>
            <span className="text-small text-ink-3">
              <BriefTime at={at} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
