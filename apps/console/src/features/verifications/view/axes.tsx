import { hasEnded } from '@ekyc/domain'
import type { ReactNode } from 'react'
import type { Verification } from '#/api.ts'
import { localizedCode } from '#/lib/codes.ts'
import { useLanguage } from '#/lib/language.tsx'
import { OutcomeChip } from '#/ui/axes/outcome-chip.tsx'
import { ProgressMark } from '#/ui/axes/progress-mark.tsx'
import { ReviewChip } from '#/ui/axes/review-chip.tsx'
import { CodeNumber } from '#/ui/code.tsx'
import { BriefTime } from '#/ui/exact-time.tsx'

/** The three axes side by side, never mixed. */
export function Axes({ verification }: { verification: Verification }) {
  const { t, language } = useLanguage()
  const { progress, outcome, outcomeCode, proof, review, reviewReasons, completedAt, startedAt, openedAt, createdAt } =
    verification
  const since = completedAt ?? (progress === 'started' ? startedAt : progress === 'opened' ? openedAt : createdAt)
  return (
    <dl className="mx-gutter mt-1 grid rounded-card border border-line md:grid-cols-[auto_minmax(0,1fr)_auto]">
      <Axis name={t('view.axis.progress')}>
        <ProgressMark progress={progress} />
        {since && (
          <span className="text-small text-ink-3">
            <BriefTime at={since} precise />
          </span>
        )}
      </Axis>
      <Axis name={t('view.axis.outcome')}>
        {outcome ? <OutcomeChip outcome={outcome} code={outcomeCode} /> : <Nothing>{t('view.noOutcome')}</Nothing>}
        {outcome === 'passed' && proof && <span className="font-name">{asTitle(t(`proof.${proof}`))}</span>}
        {outcome === 'failed' && outcomeCode !== null && (
          <>
            <span className="font-name">{asTitle(localizedCode(outcomeCode, language).meaning)}</span>
            <CodeNumber code={outcomeCode} />
          </>
        )}
      </Axis>
      <Axis name={t('view.axis.review')}>
        {review === 'notNeeded' ? (
          <Nothing>{t(hasEnded(progress) ? 'view.noReview' : 'view.noOutcome')}</Nothing>
        ) : (
          <ReviewChip review={review} />
        )}
        {reviewReasons.length > 0 && (
          <span className="max-w-60 text-small text-ink-3">
            {reviewReasons.map((reason) => t(`reason.${reason}`)).join(t('text.comma'))}
          </span>
        )}
      </Axis>
    </dl>
  )
}

/** A sentence where a title stands: without its full stop. */
const asTitle = (sentence: string) => sentence.replace(/[.。]$/, '')

function Axis({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 content-start gap-1 border-line px-4 py-2.25 max-md:grid-cols-[84px_minmax(0,1fr)] max-md:border-t max-md:first:border-t-0 md:border-l md:first:border-l-0">
      <dt className="text-label text-ink-3 max-md:leading-5.5">{name}</dt>
      <dd className="flex min-h-5.5 flex-wrap items-center gap-x-2 gap-y-1">{children}</dd>
    </div>
  )
}

const Nothing = ({ children }: { children: ReactNode }) => <span className="text-ink-3">{children}</span>
