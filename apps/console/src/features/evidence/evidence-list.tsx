import { Lock } from 'lucide-react'
import type { Verification } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { BriefTime } from '#/ui/exact-time.tsx'
import { sessionNumber } from './session-number.ts'

/** What is kept, closed: kind, session and time. */
export function EvidenceList({ verification }: { verification: Verification }) {
  const t = useT()
  const { evidence, sessions } = verification
  if (evidence.length === 0) return <p className="p-3.5 text-ink-3">{t('evidence.none')}</p>
  return (
    <ul className="grid grid-cols-2 gap-2.5 p-3.5 md:grid-cols-3">
      {evidence.map(({ id, kind, state, sessionId, createdAt, replacedAt }) => {
        const number = sessionNumber(sessions, sessionId)
        const notes = [
          number && t('evidence.ofSession', { n: number }),
          replacedAt && t('evidence.replaced'),
          state === 'missing' && t('evidence.missing'),
        ].filter(Boolean)
        return (
          <li
            key={id}
            className={`hatched grid content-center justify-items-center gap-0.5 rounded-panel bg-sunken px-2 py-4 text-center ring ring-inset ${state === 'missing' ? 'text-line ring-wait-line' : 'text-line ring-line'}`}
          >
            <Lock aria-hidden="true" className="mb-1 size-4 text-ink-3" />
            <span className="bg-sunken px-1 text-ink-2">{t(`evidence.kind.${kind}`)}</span>
            <span className="bg-sunken px-1 text-small text-ink-3">
              {notes.map((note) => `${note} · `)}
              <BriefTime at={createdAt} />
            </span>
          </li>
        )
      })}
    </ul>
  )
}
