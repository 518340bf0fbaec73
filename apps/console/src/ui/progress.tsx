import { useLanguage } from '#/lib/language.tsx'

/** How much of a long job is done: a bar, and the numbers beside it. */
export function Progress({ done, of, label }: { done: number; of: number; label: string }) {
  const { language } = useLanguage()
  const share = of === 0 ? 1 : done / of
  return (
    <div className="grid gap-1">
      <div className="flex justify-between gap-3 text-small text-ink-2">
        <span>{label}</span>
        <span>
          {done.toLocaleString(language)} / {of.toLocaleString(language)}
        </span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={of}
        aria-valuenow={done}
        className="h-1.5 overflow-hidden rounded-full bg-sunken ring ring-line ring-inset"
      >
        <div className="h-full bg-accent transition-[width] duration-(--fast)" style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  )
}
