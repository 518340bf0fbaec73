import { localizedCode } from '#/lib/codes.ts'
import { useLanguage } from '#/lib/language.tsx'

/** The number alone, set apart. */
export function CodeNumber({ code }: { code: number }) {
  return (
    <span className="rounded-key bg-sunken px-1 font-mono text-small font-medium text-ink-2 ring ring-line ring-inset">
      {code}
    </span>
  )
}

/** The short label of a code; number and whole meaning are in the tip. */
export function CodeLabel({ code }: { code: number }) {
  const { language } = useLanguage()
  const { label, meaning } = localizedCode(code, language)
  return (
    <span data-tip={`${code} · ${meaning}`} className="truncate">
      {label}
    </span>
  )
}
