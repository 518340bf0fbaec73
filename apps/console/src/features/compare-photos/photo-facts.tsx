import { claimedEnding, fixFor } from '@ekyc/domain'
import { Check, Crop, type LucideIcon, RotateCw, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { UploadedPhoto } from '#/api.ts'
import { useLanguage } from '#/lib/language.tsx'
import { together } from '#/lib/sentences.ts'
import { type Chosen, fatal, type Warning } from './grade-photo.ts'
import type { Mending } from './mend-photo.ts'

type Props = { state: Chosen; fileWidth: number; onMend(how: Mending): void; onUndo(original: File): void }

/** The file, what was done to it, what is wrong with it, and what mends that on the spot. */
export function PhotoFacts({ state, fileWidth, onMend, onUndo }: Props) {
  const { t, language } = useLanguage()
  const size = (bytes: number) => sizeInWords(bytes, language)
  const original = state.step !== 'uploading' && state.original
  const kept = state.step === 'ready' ? state.photo : null
  const about = kept
    ? t('photo.kept', { width: kept.width, height: kept.height, size: size(kept.bytes) })
    : size(state.file.size)
  return (
    <>
      <p className="text-small wrap-anywhere text-ink-3">
        {state.file.name} · {about}
      </p>
      {state.step === 'uploading' && (
        <progress
          value={state.share}
          aria-label={t('photo.uploading')}
          className="h-1.5 w-full appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
        />
      )}
      <div aria-live="polite" className="grid gap-1.75">
        {state.step === 'uploading' && (
          <p className="text-small text-ink-3">{t(state.share < 1 ? 'photo.sending' : 'photo.checking')}</p>
        )}
        {state.step === 'refused' && <Refusal {...state} />}
        {kept && kept.width < fileWidth && <Line tone="good">{t('photo.shrunk')}</Line>}
        {kept && <Line tone="good">{t('photo.cleaned')}</Line>}
        {kept?.warnings.length === 0 && <Line tone="good">{t('photo.faceFound')}</Line>}
        {kept?.warnings.map((warning) => {
          const mending = mendingOf(warning, kept, fileWidth)
          return (
            <Line key={warning} tone={fatal.includes(warning) ? 'bad' : 'wait'} icon={mending?.icon}>
              {t(`photo.warning.${warning}`)}{' '}
              {mending && <Act onClick={() => onMend(mending.how)}>{t(mending.words)}</Act>}
            </Line>
          )
        })}
        {original && (
          <Line tone="good">
            {t('photo.mended')} <Act onClick={() => onUndo(original)}>{t('photo.undo')}</Act>
          </Line>
        )}
      </div>
    </>
  )
}

/** Says what a file is if it only claims to be a photo. */
function Refusal({ problem, fileKind, file }: Extract<Chosen, { step: 'refused' }>) {
  const { t, language } = useLanguage()
  const kind = fileKind ?? 'unknown'
  return (
    <Line tone="bad">
      {together(
        language,
        t(`photo.problem.${problem}`, { kind, ending: claimedEnding(file.name) ?? 'none' }),
        problem === 'unsupportedFormat' && t(`photo.fix.${fixFor(kind)}`),
      )}
    </Line>
  )
}

type Offer = { how: Mending; icon: LucideIcon; words: 'photo.turn' | 'photo.crop' | 'photo.cropToLargest' }

/** Only what helps: cutting to a small face does where the file has more pixels of it than the server keeps. */
function mendingOf(warning: Warning, { face, width, warnings }: UploadedPhoto, fileWidth: number): Offer | null {
  if (!face) return null
  const { turn } = face
  if (turn === 90 || turn === 180 || turn === 270) {
    return warning === 'turned' ? { how: { turn }, icon: RotateCw, words: 'photo.turn' } : null
  }
  if (warning === 'severalFaces') return { how: { crop: face }, icon: Crop, words: 'photo.cropToLargest' }
  const helps = fileWidth > width && !warnings.includes('severalFaces')
  return warning === 'smallFace' && helps ? { how: { crop: face }, icon: Crop, words: 'photo.crop' } : null
}

const icons = { good: Check, wait: TriangleAlert, bad: X } as const
const inks = { good: 'text-good-ink', wait: 'text-wait-ink', bad: 'text-bad-ink' } as const

function Line({ tone, icon, children }: { tone: keyof typeof icons; icon?: LucideIcon; children: ReactNode }) {
  const Icon = icon ?? icons[tone]
  return (
    <p className={`grid grid-cols-[16px_minmax(0,1fr)] gap-x-2 text-small ${tone === 'bad' ? inks.bad : 'text-ink-2'}`}>
      <Icon aria-hidden="true" className={`mt-0.5 size-3.5 ${inks[tone]}`} />
      <span>{children}</span>
    </p>
  )
}

function Act({ onClick, children }: { onClick(): void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="rounded-chip font-medium text-accent-ink underline decoration-current/40 underline-offset-2 hover:decoration-current max-md:block max-md:min-h-10"
    >
      {children}
    </button>
  )
}

function sizeInWords(bytes: number, language: string): string {
  const unit = bytes >= 1_000_000 ? 'megabyte' : 'kilobyte'
  const value = bytes / (unit === 'megabyte' ? 1_000_000 : 1000)
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 })
  // The unit shall not stand alone on the next line.
  return format.format(value).replace(' ', '\u00a0')
}
