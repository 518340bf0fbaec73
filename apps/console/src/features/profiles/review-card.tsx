import { PASSING_SIMILARITY, type ReviewRule, reviewedFailures } from '@ekyc/domain'
import { useId } from 'react'
import { useT } from '#/lib/language.tsx'
import { Card } from '#/ui/card.tsx'
import { Checkbox } from '#/ui/choice.tsx'
import { Input } from '#/ui/input.tsx'
import { Choice, Count, Toggle, useNumberText, wired } from './controls.tsx'
import { useEditing } from './editing.ts'
import { Setting } from './setting.tsx'

/** Which ended verifications need a decision. */
export function ReviewCard() {
  const t = useT()
  return (
    <Card title={t('profiles.group.review')}>
      <Choice
        field="reviewRule.failures"
        options={reviewedFailures.map((value) => ({ value, label: t(`profiles.failures.${value}`) }))}
      />
      <Band />
      <Toggle field="reviewRule.cardDiffers" />
      <Setting field="reviewRule.unknownCodes" />
      <Count field="reviewRule.samplePercent" unit="%" />
    </Card>
  )
}

/** Around the pass mark, where a few points decide. */
const proposed = { from: PASSING_SIMILARITY - 5, to: PASSING_SIMILARITY + 5 }

function Band() {
  const t = useT()
  const { value, set } = useEditing()
  const { band } = value.reviewRule
  const change = (next: ReviewRule['band']) => set('reviewRule.band', next)
  return (
    <Setting field="reviewRule.band" also={['reviewRule.band.from', 'reviewRule.band.to']}>
      {(wiring) => (
        <span className="flex min-h-control flex-wrap items-center gap-2">
          <Checkbox
            {...wired(wiring)}
            checked={band !== null}
            onChange={({ target }) => change(target.checked ? proposed : null)}
          />
          {band ? (
            (['from', 'to'] as const).map((end) => (
              <End key={end} end={end} value={band[end]} onChange={(next) => change({ ...band, [end]: next })} />
            ))
          ) : (
            <span aria-hidden="true" className="text-ink-2">
              {t('profiles.bandNone')}
            </span>
          )}
        </span>
      )}
    </Setting>
  )
}

function End({ end, value, onChange }: { end: 'from' | 'to'; value: number; onChange(value: number): void }) {
  const t = useT()
  const id = useId()
  const number = useNumberText(value, Number.NaN)
  return (
    <span className="flex items-center gap-1.5 text-ink-3">
      <label htmlFor={id}>{t(`profiles.field.reviewRule.band.${end}`)}</label>
      <Input
        id={id}
        inputMode="decimal"
        autoComplete="off"
        className="w-16!"
        value={number.text}
        onChange={({ target }) => onChange(number.read(target.value) ?? Number.NaN)}
      />
    </span>
  )
}
