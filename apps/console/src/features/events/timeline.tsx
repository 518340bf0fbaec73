import type { Session, TimelineEvent } from '#/api.ts'
import { useLanguage } from '#/lib/language.tsx'
import { viewerZone } from '#/lib/time.ts'
import { Card } from '#/ui/card.tsx'
import { BriefTime } from '#/ui/exact-time.tsx'
import { eventDetail, toneOf } from './event-words.ts'

const dots = { plain: 'border border-line-control', good: 'bg-good', bad: 'bg-bad', wait: 'bg-wait' } as const

/** Everything that happened, newest first, with who did it. */
export function Timeline({ events, sessions }: { events: TimelineEvent[]; sessions: Session[] }) {
  const speech = useLanguage()
  const { t } = speech
  return (
    <Card title={t('timeline.title')} actions={<span className="text-small text-ink-3">{viewerZone()}</span>}>
      <ol className="grid p-3.5 pb-1">
        {events.toReversed().map((event) => {
          const detail = eventDetail(event, sessions, speech)
          return (
            <li
              key={event.id}
              className="relative grid grid-cols-[14px_minmax(0,1fr)_auto] gap-x-2 pb-2.5 before:absolute before:top-3 before:bottom-0 before:left-[6.5px] before:w-px before:bg-line last:before:hidden"
            >
              <i
                aria-hidden="true"
                className={`relative mt-1.5 ml-[3px] size-2 rounded-full ring-3 ring-surface ${dots[toneOf(event)]}`}
              />
              <span className="min-w-0 wrap-anywhere">{t(`event.${event.kind}`)}</span>
              <span className="text-small leading-5 text-ink-3">
                <BriefTime at={event.at} precise />
              </span>
              {detail && (
                <p className="col-start-2 col-end-4 text-small wrap-anywhere whitespace-pre-line text-ink-3">
                  {detail}
                </p>
              )}
            </li>
          )
        })}
      </ol>
    </Card>
  )
}
