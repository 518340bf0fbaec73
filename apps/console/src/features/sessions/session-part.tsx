import type { SessionState } from '@ekyc/domain'
import type { Session } from '#/api.ts'
import { localizedCode } from '#/lib/codes.ts'
import { useLanguage } from '#/lib/language.tsx'
import { clock } from '#/lib/time.ts'
import { Chip, type Tone } from '#/ui/chip.tsx'
import { CodeNumber } from '#/ui/code.tsx'
import { BriefTime } from '#/ui/exact-time.tsx'
import { Attempts } from './attempts.tsx'
import { CardVerdict } from './card-verdict.tsx'
import { ConsentGiven } from './consent-given.tsx'
import { Countdown } from './countdown.tsx'

const tones: Record<SessionState, Tone> = {
  minting: 'idle',
  open: 'wait',
  passed: 'good',
  failed: 'bad',
  unfinished: 'idle',
  lost: 'bad',
}

type Props = { session: Session; number: number; heads: boolean }

/** `heads` shows what the columns of the attempts are; once on the page is enough for the eye. */
export function SessionPart({ session, number, heads }: Props) {
  const { t, language } = useLanguage()
  const { state, errorCode, errorMessage, pendingCode, cards, attempts } = session
  const settled = state === 'passed' || state === 'failed'
  const known = errorCode === null || errorCode === 0 ? null : localizedCode(errorCode, language)
  return (
    <section className="border-t border-line first:border-t-0" aria-label={t('session.number', { n: number })}>
      <div className="flex min-h-10 flex-wrap items-center gap-x-2 gap-y-1 px-3.5 py-2.25">
        <h3 className="font-name">{t('session.number', { n: number })}</h3>
        <Chip tone={tones[state]}>{t(`session.state.${state}`)}</Chip>
        {known && errorCode !== null && (
          <>
            <span className="min-w-0 wrap-anywhere text-ink-2">
              {known.kind === 'unknown' ? (errorMessage ?? known.label) : known.label}
            </span>
            <CodeNumber code={errorCode} />
          </>
        )}
        <span className="ml-auto text-small text-ink-3">
          <Span session={session} />
          {' · '}
          <ConsentGiven session={session} />
          {settled && ` · ${t('session.attempts', { n: attempts.length })}`}
        </span>
      </div>
      {state === 'open' && <Countdown session={session} />}
      {pendingCode !== null && state === 'open' && <Note>{t('session.saysUnfinished', { code: pendingCode })}</Note>}
      {pendingCode !== null && state !== 'open' && <Note>{t('session.saidUnfinished', { code: pendingCode })}</Note>}
      {state === 'unfinished' && <Note>{t('session.unfinishedText')}</Note>}
      {state === 'lost' && <Note>{t('session.lostText')}</Note>}
      {cards.map((card, index) => (
        <p key={index} className="px-3.5 pb-2 text-small">
          <CardVerdict card={card} />
        </p>
      ))}
      {attempts.length > 0 && <Attempts attempts={attempts} number={number} heads={heads} />}
      {settled && attempts.length === 0 && <Note>{t('session.noAttempts')}</Note>}
    </section>
  )
}

/** "13:58 to 14:02" of today, else the day and time at which it began. */
function Span({ session }: { session: Session }) {
  const { t, language } = useLanguage()
  const from = session.issuedAt ?? session.createdAt
  const today = new Date().toDateString()
  if (session.settledAt && [from, session.settledAt].every((at) => new Date(at).toDateString() === today)) {
    const [began, ended] = [clock(from, language), clock(session.settledAt, language)]
    return <>{began === ended ? began : t('session.span', { from: began, to: ended })}</>
  }
  return <BriefTime at={from} precise />
}

const Note = ({ children }: { children: string }) => <p className="px-3.5 pb-2 text-small text-ink-2">{children}</p>
