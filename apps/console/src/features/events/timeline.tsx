import type { Session, TimelineEvent } from '#/api.ts'
import { useLanguage } from '#/lib/language.tsx'
import { clock, exactTime, shortDay, viewerZone } from '#/lib/time.ts'
import { Callout } from '#/ui/callout.tsx'
import { Card } from '#/ui/card.tsx'
import { eventDetail, toneOf } from './event-words.ts'

type Props = { events: TimelineEvent[]; brokenEvent: number | null; sessions: Session[] }

/** Everything that happened, newest first, day by day, with who did it. */
export function Timeline({ events, brokenEvent, sessions }: Props) {
  const { t, language } = useLanguage()
  const days = Object.entries(Object.groupBy(events.toReversed(), ({ at }) => shortDay(at, language)))
  const only = days.length === 1 ? days[0]?.[0] : undefined
  return (
    <Card
      title={t('timeline.title')}
      actions={<span className="text-small text-ink-3">{[only, viewerZone()].filter(Boolean).join(' · ')}</span>}
    >
      <div className="grid gap-1 p-3.5 pb-1">
        {brokenEvent !== null && (
          <div className="pb-2">
            <Callout tone="bad">{t('timeline.broken', { n: brokenEvent })}</Callout>
          </div>
        )}
        {days.map(([day, those = []]) => (
          <section key={day} aria-label={day}>
            {!only && <h3 className="pb-1.5 text-label text-ink-3">{day}</h3>}
            <ol className="grid">
              {those.map((event) => (
                <Entry key={event.id} event={event} sessions={sessions} />
              ))}
            </ol>
          </section>
        ))}
      </div>
    </Card>
  )
}

const dots = { plain: 'border border-line-control', good: 'bg-good', bad: 'bg-bad', wait: 'bg-wait' } as const

function Entry({ event, sessions }: { event: TimelineEvent; sessions: Session[] }) {
  const speech = useLanguage()
  const { t, language } = speech
  const detail = eventDetail(event, sessions, speech)
  return (
    <li className="relative grid grid-cols-[14px_minmax(0,1fr)_auto] gap-x-2 pb-2.5 before:absolute before:top-3 before:bottom-0 before:left-[6.5px] before:w-px before:bg-line last:before:hidden">
      <i
        aria-hidden="true"
        className={`relative mt-1.5 ml-[3px] size-2 rounded-full ring-3 ring-surface ${dots[toneOf(event)]}`}
      />
      <span className="min-w-0 wrap-anywhere">{t(`event.${event.kind}`)}</span>
      <time dateTime={event.at} data-tip={exactTime(event.at, language)} className="text-small leading-5 text-ink-3">
        {clock(event.at, language)}
      </time>
      {detail && (
        <p className="col-start-2 col-end-4 text-small wrap-anywhere whitespace-pre-line text-ink-3">{detail}</p>
      )}
    </li>
  )
}
