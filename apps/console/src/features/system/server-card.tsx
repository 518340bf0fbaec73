import type { ConsoleTranslator } from '@ekyc/i18n/console'
import type { SystemDetails, SystemInfo } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Card, Fact, Facts } from '#/ui/card.tsx'
import { BriefTime } from '#/ui/exact-time.tsx'

const databases = { sqlite: 'SQLite', postgresql: 'PostgreSQL' } as const

function skewInWords(ms: number, t: ConsoleTranslator): string {
  const seconds = Math.round(Math.abs(ms) / 1000)
  if (seconds === 0) return t('system.databaseSkew.equal')
  return t(ms > 0 ? 'system.databaseSkew.ahead' : 'system.databaseSkew.behind', { seconds })
}

export function ServerCard({ info, details }: { info: SystemInfo; details: SystemDetails }) {
  const t = useT()
  return (
    <Card title={t('system.server')}>
      <Facts>
        <Fact name={t('system.version')}>{info.version}</Fact>
        <Fact name={t('system.node')}>{details.node}</Fact>
        <Fact name={t('system.database')}>{databases[details.database]}</Fact>
        {details.databaseSkewMs !== null && (
          <Fact name={t('system.databaseSkew')}>{skewInWords(details.databaseSkewMs, t)}</Fact>
        )}
        <Fact name={t('system.storage')}>{t(`system.storage.${details.storage}`)}</Fact>
        <Fact name={t('system.publicUrl')}>{info.publicUrl}</Fact>
        <Fact name={t('system.started')}>
          <BriefTime at={details.startedAt} />
        </Fact>
      </Facts>
    </Card>
  )
}
