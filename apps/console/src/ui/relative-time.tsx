import { useLanguage } from '#/lib/language.tsx'
import { exactTime, shortSpan } from '#/lib/time.ts'
import { useNow } from '#/lib/use-now.ts'

/** "18 m"; the exact instant with its zone is in the tip. */
export function RelativeTime({ at }: { at: string }) {
  const { language, t } = useLanguage()
  const now = useNow(20_000)
  return (
    <time dateTime={at} data-tip={exactTime(at, language)}>
      {shortSpan(now - Date.parse(at), t)}
    </time>
  )
}
