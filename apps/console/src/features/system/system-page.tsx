import { useQuery } from '@tanstack/react-query'
import { trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { PageHead } from '#/shell/page-head.tsx'
import { Callout } from '#/ui/callout.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { SkeletonLines } from '#/ui/skeleton.tsx'
import { AlarmsCard } from './alarms-card.tsx'
import { AlertsCard } from './alerts-card.tsx'
import { ServerCard } from './server-card.tsx'
import { SessionsCard } from './sessions-card.tsx'
import { TencentCard } from './tencent-card.tsx'

const REFRESH_MS = 15_000

/** How the installation is. */
export function SystemPage() {
  const t = useT()
  const {
    data: info,
    error,
    refetch,
  } = useQuery(trpc.system.info.queryOptions(undefined, { refetchInterval: REFRESH_MS }))
  const details = info?.details
  return (
    <>
      <PageHead title={t('system.title')} />
      <div className="grid items-start gap-4 px-gutter pb-8 lg:grid-cols-2">
        {details && details.warnings.length > 0 && (
          <section aria-label={t('system.warnings')} className="grid gap-2 lg:col-span-2">
            {details.warnings.map((warning) => (
              <Callout key={warning} tone="wait">
                {t(`system.warning.${warning}`)}
              </Callout>
            ))}
          </section>
        )}
        {error && <ErrorNotice error={error} retry={() => void refetch()} />}
        {!info && !error && <SkeletonLines lines={8} label={t('state.loading')} />}
        {info && details && (
          <>
            <div className="grid min-w-0 gap-4">
              <TencentCard mode={info.mode} tencent={details.tencent} />
              <ServerCard info={info} details={details} />
            </div>
            <div className="grid min-w-0 gap-4">
              <AlarmsCard alarms={details.alarms} alarmWays={details.alarmWays} />
              <AlertsCard alerts={details.alerts} />
              <SessionsCard sessions={details.sessions} />
            </div>
          </>
        )}
      </div>
    </>
  )
}
