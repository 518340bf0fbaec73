import { codeOf, type Outcome } from '@ekyc/domain'
import { useT } from '#/lib/language.tsx'
import { Chip } from '../chip.tsx'

/** Second axis: a tinted chip with a round dot; fraud is solid with a square one. */
export function OutcomeChip({ outcome, code }: { outcome: Outcome | null; code: number | null }) {
  const t = useT()
  if (!outcome) return <span className="sr-only">{t('outcome.none')}</span>
  if (outcome === 'failed' && code !== null && codeOf(code).kind === 'fraud') {
    return (
      <span className="inline-flex h-5 items-center gap-1.5 whitespace-nowrap rounded-chip bg-bad-fill pr-1.75 pl-1.5 text-label leading-none text-on-bad">
        <i aria-hidden="true" className="size-1.5 flex-none rounded-[1px] bg-current" />
        {t('outcome.failed')}
      </span>
    )
  }
  return <Chip tone={outcome === 'passed' ? 'good' : 'bad'}>{t(`outcome.${outcome}`)}</Chip>
}
