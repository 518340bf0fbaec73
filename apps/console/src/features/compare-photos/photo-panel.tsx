import { Check, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { UploadedPhoto } from '#/api.ts'
import { useLanguage } from '#/lib/language.tsx'
import { Button, buttonStyle } from '#/ui/button.tsx'
import { Chip, type Tone } from '#/ui/chip.tsx'
import type { PhotoState } from './use-photo.ts'

type Warning = UploadedPhoto['warnings'][number]
type Props = { state: Exclude<PhotoState, { step: 'none' }>; onRemove(): void; replace: ReactNode; over: boolean }

/** "Good" is only said of a photo whose face was looked for and found. */
type Grade = 'uploading' | 'refused' | 'hopeless' | 'doubtful' | 'unchecked' | 'good'

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

/** Tencent answers 2010, 2012 or 2013 to these. */
const fatal: readonly Warning[] = ['noFace', 'severalFaces', 'cutFace']

export function PhotoPanel({ state, onRemove, replace, over }: Props) {
  const { t } = useLanguage()
  const grade = gradeOf(state)
  return (
    <div
      className={`grid grid-cols-[124px_minmax(0,1fr)] overflow-hidden rounded-card border max-md:grid-cols-[96px_minmax(0,1fr)] ${over ? 'border-accent bg-accent-soft' : edges[grade]}`}
    >
      <img
        src={state.preview}
        alt={t('photo.alt')}
        className="h-full max-h-60 min-h-41 w-full bg-sunken object-cover"
      />
      <div className="grid min-w-0 content-start gap-1.75 px-3.5 py-3">
        <div className="flex flex-wrap items-center gap-2">
          <span role="status">
            <Chip tone={tones[grade]}>{t(`photo.${grade}`)}</Chip>
          </span>
          <span className="ml-auto flex gap-1.5">
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
        <About state={state} />
      </div>
    </div>
  )
}

function gradeOf(state: Props['state']): Grade {
  if (state.step !== 'ready') return state.step
  const { warnings } = state.photo
  if (warnings.some((warning) => fatal.includes(warning))) return 'hopeless'
  if (warnings.some((warning) => warning !== 'faceNotChecked')) return 'doubtful'
  return warnings.length > 0 ? 'unchecked' : 'good'
}

function About({ state }: { state: Props['state'] }) {
  const { t, language } = useLanguage()
  const size = (bytes: number) => sizeInWords(bytes, language)
  if (state.step === 'uploading') {
    return (
      <>
        <p className="text-small wrap-anywhere text-ink-3">
          {state.file.name} · {size(state.file.size)}
        </p>
        <progress value={state.share} aria-label={t('photo.uploading')} className="h-1.5 w-full accent-accent" />
        <p className="text-small text-ink-3">{t(state.share < 1 ? 'photo.sending' : 'photo.checking')}</p>
      </>
    )
  }
  if (state.step === 'refused') {
    return (
      <>
        <p className="text-small wrap-anywhere text-ink-3">
          {state.file.name} · {size(state.file.size)}
        </p>
        <Line tone="bad">{t(`photo.problem.${state.problem}`)}</Line>
      </>
    )
  }
  const { photo } = state
  return (
    <>
      <p className="text-small wrap-anywhere text-ink-3">
        {state.file.name} · {t('photo.kept', { width: photo.width, height: photo.height, size: size(photo.bytes) })}
      </p>
      {photo.bytes < state.file.size && <Line tone="good">{t('photo.shrunk', { size: size(photo.bytes) })}</Line>}
      <Line tone="good">{t('photo.cleaned')}</Line>
      {photo.warnings.length === 0 && <Line tone="good">{t('photo.faceFound')}</Line>}
      {photo.warnings.map((warning) => (
        <Line key={warning} tone={fatal.includes(warning) ? 'bad' : 'wait'}>
          {t(`photo.warning.${warning}`)}
        </Line>
      ))}
    </>
  )
}

const icons = { good: Check, wait: TriangleAlert, bad: X } as const
const inks = { good: 'text-good-ink', wait: 'text-wait-ink', bad: 'text-bad-ink' } as const

function Line({ tone, children }: { tone: keyof typeof icons; children: ReactNode }) {
  const Icon = icons[tone]
  return (
    <p className={`grid grid-cols-[16px_minmax(0,1fr)] gap-x-2 text-small ${tone === 'bad' ? inks.bad : 'text-ink-2'}`}>
      <Icon aria-hidden="true" className={`mt-0.5 size-3.5 ${inks[tone]}`} />
      {children}
    </p>
  )
}

function sizeInWords(bytes: number, language: string): string {
  const unit = bytes >= 1_000_000 ? 'megabyte' : 'kilobyte'
  const value = bytes / (unit === 'megabyte' ? 1_000_000 : 1000)
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(
    value,
  )
}
