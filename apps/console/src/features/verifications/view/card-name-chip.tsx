import type { NameGrade } from '@ekyc/domain'
import { useT } from '#/lib/language.tsx'
import { Chip, type Tone } from '#/ui/chip.tsx'

const tones: Record<NameGrade, Tone> = { same: 'good', near: 'wait', differs: 'bad', otherScript: 'wait' }

/** How the name on the card compares with the customer's. What the card says is evidence, and not shown here. */
export function CardNameChip({ grade }: { grade: NameGrade }) {
  const t = useT()
  return <Chip tone={tones[grade]}>{t(`cardName.${grade}`)}</Chip>
}
