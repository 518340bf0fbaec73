import { hasEnded } from '@ekyc/domain'
import type { Verification } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Card } from '#/ui/card.tsx'
import { SessionPart } from './session-part.tsx'

/** Every session with every attempt, newest first. */
export function SessionsCard({ verification }: { verification: Verification }) {
  const t = useT()
  const { sessions, sessionsUsed, profile, progress } = verification
  const ended = hasEnded(progress)
  const numbered = sessions.map((session, index) => ({ session, number: index + 1 })).reverse()
  const firstWithAttempts = sessions.findLast(({ attempts }) => attempts.length > 0)
  return (
    <Card
      title={t('sessions.title')}
      aside={
        !ended && t('sessions.left', { n: Math.max(profile.sessionLimit - sessionsUsed, 0), of: profile.sessionLimit })
      }
      actions={sessions.length > 1 && <span className="text-small text-ink-3">{t('sessions.newest')}</span>}
    >
      {sessions.length === 0 && (
        <p className="p-3.5 text-ink-3">
          {t(ended || progress === 'expired' ? 'sessions.neverStarted' : 'sessions.none')}
        </p>
      )}
      <div className="pb-1">
        {numbered.map(({ session, number }) => (
          <SessionPart key={session.id} session={session} number={number} heads={session === firstWithAttempts} />
        ))}
      </div>
    </Card>
  )
}
