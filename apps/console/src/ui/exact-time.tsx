import { useLanguage } from '#/lib/language.tsx'
import { briefTime, exactTime } from '#/lib/time.ts'
import { useNow } from '#/lib/use-now.ts'

/** "14:02" today, else the day, with `precise` its time too; the exact instant with its zone is in the tip. */
export function BriefTime({ at, precise = false }: { at: string; precise?: boolean }) {
  const { language } = useLanguage()
  const now = useNow(60_000)
  return (
    <time dateTime={at} data-tip={exactTime(at, language)}>
      {briefTime(at, language, now, precise)}
    </time>
  )
}
