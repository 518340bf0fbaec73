import { PASSING_SIMILARITY } from '@ekyc/domain'
import { useLanguage } from '#/lib/language.tsx'

/** Number, then a scale: red below the threshold, green above it, a tick at the threshold, a dot at the value. */
export function Similarity({ value }: { value: number }) {
  const { t, language } = useLanguage()
  const passes = value >= PASSING_SIMILARITY
  const shown = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value)
  return (
    <span className="flex items-center gap-2.5">
      <b className="w-8.5 flex-none font-name">{shown}</b>
      <span
        role="img"
        aria-label={t('attempt.scale', { n: shown, at: PASSING_SIMILARITY })}
        className="relative h-1.5 min-w-0 flex-1 rounded-full"
        style={{
          background: `linear-gradient(90deg, color-mix(in srgb, var(--bad) 26%, var(--surface)) ${PASSING_SIMILARITY}%, color-mix(in srgb, var(--good) 34%, var(--surface)) ${PASSING_SIMILARITY}%)`,
        }}
      >
        <i className="absolute -top-1.25 h-4 w-0.5 bg-ink-3" style={{ left: `${PASSING_SIMILARITY}%` }} />
        <i
          className={`absolute top-1/2 size-3 -translate-1/2 rounded-full border-2 border-surface ring ${passes ? 'bg-good ring-good' : 'bg-bad ring-bad'}`}
          style={{ left: `${Math.min(Math.max(value, 1), 99)}%` }}
        />
      </span>
    </span>
  )
}
