import type { Review } from '@ekyc/domain'
import { useT } from '#/lib/language.tsx'

const looks = {
  pending: { edge: 'text-wait-ink ring-wait-line', ring: 'border-wait' },
  approved: { edge: 'text-good-ink ring-good-line', ring: 'border-good bg-good ring ring-surface ring-inset' },
  declined: { edge: 'text-bad-ink ring-bad-line', ring: 'border-bad bg-bad ring ring-surface ring-inset' },
  askedAgain: { edge: 'text-note-ink ring-note-line', ring: 'rotate-45 border-note border-l-transparent' },
} as const satisfies Record<Exclude<Review, 'notNeeded'>, { edge: string; ring: string }>

type Props = {
  review: Review
  /** On phones no heading says what is pending. */
  alone?: boolean
}

/** Third axis: an outlined chip with a ring, because a person speaks here and not Tencent. */
export function ReviewChip({ review, alone = false }: Props) {
  const t = useT()
  if (review === 'notNeeded') return <span className="sr-only">{t('review.notNeeded')}</span>
  const { edge, ring } = looks[review]
  return (
    <span
      className={`inline-flex h-5 items-center gap-1.5 whitespace-nowrap rounded-chip pr-1.75 pl-1.5 text-label leading-none ring ring-inset ${edge}`}
    >
      <i aria-hidden="true" className={`size-2 flex-none rounded-full border-2 ${ring}`} />
      {alone && review === 'pending' ? (
        <>
          <span className="max-md:hidden">{t('review.pending')}</span>
          <span className="md:hidden">{t('tab.needsReview')}</span>
        </>
      ) : (
        t(`review.${review}`)
      )}
    </span>
  )
}
