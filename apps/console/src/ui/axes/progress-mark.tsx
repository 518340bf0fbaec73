import type { Progress } from '@ekyc/domain'
import { useT } from '#/lib/language.tsx'

const bars: Record<Progress, number> = { created: 1, opened: 2, started: 3, completed: 4, expired: 0, cancelled: 0 }

/** First axis: four bars and a word, no box. Petrol while somebody is at it, hollow where it ended unused. */
export function ProgressMark({ progress }: { progress: Progress }) {
  const t = useT()
  const count = bars[progress]
  const ended = count === 0
  const now = progress === 'started'
  return (
    <span
      className={`inline-flex items-center gap-1.75 align-middle whitespace-nowrap ${ended ? 'text-ink-3' : now ? 'text-ink' : 'text-ink-2'}`}
    >
      <span aria-hidden="true" className="inline-flex gap-0.5">
        {[1, 2, 3, 4].map((step) => (
          <i key={step} className={`h-2.5 w-1 rounded-[1.5px] ${barOf({ ended, now, on: step <= count })}`} />
        ))}
      </span>
      {t(`progress.${progress}`)}
    </span>
  )
}

function barOf({ ended, now, on }: { ended: boolean; now: boolean; on: boolean }): string {
  if (ended) return 'ring ring-line-control ring-inset'
  if (!on) return 'bg-line-strong'
  return now ? 'bg-accent' : 'bg-ink-3'
}
