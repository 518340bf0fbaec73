import { Link } from '@tanstack/react-router'
import { memo, type ReactNode } from 'react'
import type { ListedVerification } from '#/api.ts'
import { useLanguage, useT } from '#/lib/language.tsx'
import { useProfileName } from '#/lib/profile-name.ts'
import { spanLeft } from '#/lib/time.ts'
import { useNow } from '#/lib/use-now.ts'
import { OutcomeChip } from '#/ui/axes/outcome-chip.tsx'
import { ProgressMark } from '#/ui/axes/progress-mark.tsx'
import { ReviewChip } from '#/ui/axes/review-chip.tsx'
import { Checkbox } from '#/ui/choice.tsx'
import { CodeLabel } from '#/ui/code.tsx'
import { RelativeTime } from '#/ui/relative-time.tsx'
import { standing } from './standing.ts'

/** On a phone one mark has room: a person's word before Tencent's, and Tencent's before the progress. */
const markOnPhone = ({ review, outcome }: ListedVerification) =>
  review !== 'notNeeded' ? 'review' : outcome ? 'outcome' : 'progress'

type Props = {
  item: ListedVerification
  /** Counts live changes; each tints the row for a moment. */
  touched: number
  selected: boolean
  /** On phones the box shows while somebody selects. */
  selecting: boolean
  /** With `range`, from the row that was touched last. */
  onSelect(id: string, range: boolean): void
}

/** One verification: a row on wide screens, two lines on phones. */
export const Row = memo(function Row({ item, touched, selected, selecting, onSelect }: Props) {
  const speech = useLanguage()
  const { t } = speech
  const profileName = useProfileName()
  const mark = markOnPhone(item)
  const phone = (which: typeof mark) =>
    mark === which ? 'max-md:[grid-area:mark] max-md:justify-self-end' : 'max-md:hidden'
  const { words, urgent } = standing(item, speech)
  return (
    <tr
      role="row"
      aria-selected={selected}
      className={`relative border-b border-line max-md:grid max-md:min-h-row max-md:content-center max-md:gap-x-2.5 max-md:gap-y-0.75 max-md:px-gutter max-md:py-2.25 ${selected ? 'bg-accent-soft' : 'hover:bg-hover focus-within:bg-hover'} ${selecting ? "max-md:grid-cols-[40px_minmax(0,1fr)_auto] max-md:[grid-template-areas:'box_name_mark''box_stands_age']" : "max-md:grid-cols-[minmax(0,1fr)_auto] max-md:[grid-template-areas:'name_mark''stands_age']"}`}
    >
      <Cell className={`pr-0! ${selecting ? 'max-md:[grid-area:box]' : 'max-md:hidden!'}`}>
        <label className="relative z-1 -ml-3 grid h-full w-10 place-items-center max-md:h-11">
          <Checkbox
            aria-label={t('list.select', { name: item.customer.name })}
            checked={selected}
            onChange={({ nativeEvent }) => onSelect(item.id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
          />
        </label>
      </Cell>
      <Cell className="max-md:[grid-area:name]">
        {touched > 0 && (
          <span
            key={touched}
            aria-hidden="true"
            className="pointer-events-none absolute inset-0 animate-settle border-l-2 border-accent"
          />
        )}
        <Link
          data-row={item.id}
          to="/verifications/$id"
          params={{ id: item.id }}
          className="font-name underline-offset-2 after:absolute after:inset-0 hover:underline max-md:text-read"
        >
          {item.customer.name}
        </Link>
      </Cell>
      <Cell className="text-ink-2 max-lg:hidden!">{item.reference}</Cell>
      <Cell className="text-ink-2 max-[1400px]:hidden!">
        {profileName(item.profile.name)}
        <span className="text-ink-3"> v{item.profile.version}</span>
      </Cell>
      <Cell className={phone('progress')}>
        <ProgressMark progress={item.progress} />
      </Cell>
      <Cell className={phone('outcome')}>
        <span className="relative flex min-w-0 items-center gap-1.75">
          <OutcomeChip outcome={item.outcome} code={item.outcomeCode} />
          <span className="min-w-0 truncate text-ink-2 max-md:hidden">
            <Why item={item} />
          </span>
        </span>
      </Cell>
      <Cell className={phone('review')}>
        <ReviewChip review={item.review} alone />
      </Cell>
      <Cell className="max-md:[grid-area:stands] max-md:text-small max-md:text-ink-2">
        <span className="relative flex gap-2">
          <span className={`min-w-0 flex-1 truncate ${urgent ? 'text-bad-ink' : ''}`}>
            {words}
            {item.reference && <span className="text-ink-3 md:hidden"> · {item.reference}</span>}
          </span>
          <span className="flex-none text-ink-3 max-md:hidden">
            <RelativeTime at={item.lastEventAt} />
          </span>
        </span>
      </Cell>
      <Cell className="text-right text-ink-3 max-lg:hidden max-md:block! max-md:text-small max-md:[grid-area:age]">
        <span className="relative max-md:hidden">
          <RelativeTime at={item.createdAt} />
        </span>
        <span className="md:hidden">
          <RelativeTime at={item.lastEventAt} />
        </span>
      </Cell>
      <Cell className="text-right text-ink-2 max-lg:hidden!">
        <LinkLeft item={item} />
      </Cell>
    </tr>
  )
})

function Cell({ className, children }: { className: string; children: ReactNode }) {
  return (
    <td
      role="cell"
      className={`truncate px-2 first:pl-gutter last:pr-gutter max-md:block max-md:px-0! max-md:leading-5 md:h-row ${className}`}
    >
      {children}
    </td>
  )
}

/** Beside "Passed" what it proves, beside "Failed" why. */
function Why({ item }: { item: ListedVerification }) {
  const t = useT()
  if (item.outcome === 'passed' && item.proof) {
    return <span data-tip={t(`proof.${item.proof}`)}>{t(`proof.short.${item.proof}`)}</span>
  }
  return item.outcome === 'failed' && item.outcomeCode !== null ? <CodeLabel code={item.outcomeCode} /> : null
}

function LinkLeft({ item }: { item: ListedVerification }) {
  const t = useT()
  const now = useNow(60_000)
  const left = Date.parse(item.expiresAt) - now
  const ended = ['completed', 'expired', 'cancelled'].includes(item.progress) || left <= 0
  return <>{ended ? <span className="sr-only">{t('link.ended')}</span> : t('link.left', { span: spanLeft(left, t) })}</>
}
