import type { SystemDetails, SystemInfo } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Card, Fact, Facts } from '#/ui/card.tsx'
import { BriefTime } from '#/ui/exact-time.tsx'

const databases = { sqlite: 'SQLite', postgresql: 'PostgreSQL' } as const

export function ServerCard({ info, details }: { info: SystemInfo; details: SystemDetails }) {
  const t = useT()
  return (
    <Card title={t('system.server')}>
      <Facts>
        <Fact name={t('system.version')}>{info.version}</Fact>
        <Fact name={t('system.node')}>{details.node}</Fact>
        <Fact name={t('system.database')}>{databases[details.database]}</Fact>
        <Fact name={t('system.storage')}>{t(`system.storage.${details.storage}`)}</Fact>
        <Fact name={t('system.publicUrl')}>{info.publicUrl}</Fact>
        <Fact name={t('system.started')}>
          <BriefTime at={details.startedAt} />
        </Fact>
      </Facts>
    </Card>
  )
}
