import { type ReactNode, useState } from 'react'
import { useT } from '#/lib/language.tsx'
import { Button, buttonStyle } from '#/ui/button.tsx'
import { Chip, type Tone } from '#/ui/chip.tsx'
import { type Chosen, type Grade, gradeOf } from './grade-photo.ts'
import type { Mending } from './mend-photo.ts'
import { PhotoFacts } from './photo-facts.tsx'
import { PhotoPreview } from './photo-preview.tsx'
import { TurnButtons } from './turn-buttons.tsx'

type Props = {
  state: Chosen
  onRemove(): void
  onMend(how: Mending): void
  onUndo(original: File): void
  replace: ReactNode
  over: boolean
}

const tones: Record<Grade, Tone> = {
  uploading: 'idle',
  refused: 'bad',
  hopeless: 'bad',
  doubtful: 'wait',
  unchecked: 'wait',
  good: 'good',
}
const edges: Record<Grade, string> = {
  uploading: 'border-line',
  refused: 'border-bad-line',
  hopeless: 'border-bad-line',
  doubtful: 'border-wait-line',
  unchecked: 'border-wait-line',
  good: 'border-line',
}

export function PhotoPanel({ state, onRemove, replace, over, ...acts }: Props) {
  const t = useT()
  const grade = gradeOf(state)
  const [width, setWidth] = useState(0)
  return (
    <div
      className={`grid grid-cols-[124px_minmax(0,1fr)] overflow-hidden rounded-card border max-md:grid-cols-[96px_minmax(0,1fr)] ${over ? 'border-accent bg-accent-soft' : edges[grade]}`}
    >
      <div className="grid grid-rows-[minmax(0,1fr)_auto] bg-sunken">
        <PhotoPreview src={state.preview} onWidth={setWidth} />
        {state.step !== 'refused' && (
          <TurnButtons waiting={state.step !== 'ready'} onTurn={(turn) => acts.onMend({ turn })} />
        )}
      </div>
      <div className="grid min-w-0 content-start gap-1.75 px-3.5 py-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <span role="status">
            <Chip tone={tones[grade]}>{t(`photo.${grade}`)}</Chip>
          </span>
          <span className="flex gap-1.5">
            {/* biome-ignore lint/a11y/noLabelWithoutControl: `replace` is the input */}
            <label
              className={buttonStyle({
                size: 'small',
                class: 'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
              })}
            >
              {t('photo.replace')}
              {replace}
            </label>
            <Button look="ghost" size="small" onClick={onRemove}>
              {t('photo.remove')}
            </Button>
          </span>
        </div>
        <PhotoFacts state={state} fileWidth={width} {...acts} />
      </div>
    </div>
  )
}
