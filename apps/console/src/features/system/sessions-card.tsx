import { Link } from '@tanstack/react-router'
import type { SystemDetails } from '#/api.ts'
import { useLanguage } from '#/lib/language.tsx'
import { preciseSpan } from '#/lib/time.ts'
import { useNow } from '#/lib/use-now.ts'
import { Card, Fact, Facts } from '#/ui/card.tsx'
import { BriefTime } from '#/ui/exact-time.tsx'

/** What has not come back from Tencent yet, and how long there is to fetch it. */
export function SessionsCard({ sessions: { open, oldest } }: { sessions: SystemDetails['sessions'] }) {
  const { t, language } = useLanguage()
  const now = useNow(1000)
  return (
    <Card title={t('system.sessions')}>
      <Facts>
        <Fact name={t('system.open')}>{open.toLocaleString(language)}</Fact>
        <Fact name={t('system.oldest')}>
          {oldest ? (
            <>
              <Link to="/verifications/$id" params={{ id: oldest.verificationId }} className="link">
                <BriefTime at={oldest.issuedAt} />
              </Link>
              {' · '}
              {t('system.oldestLeft', { span: preciseSpan(Date.parse(oldest.resultUntil) - now, t) })}
            </>
          ) : (
            t('system.oldestNone')
          )}
        </Fact>
      </Facts>
    </Card>
  )
}
