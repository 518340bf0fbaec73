import type { ManyPreview } from '#/api.ts'
import { useLanguage } from '#/lib/language.tsx'
import { Callout } from '#/ui/callout.tsx'

/** The real number, and why the rest is left out. */
export function Preview({ preview }: { preview: ManyPreview | undefined }) {
  const { t, language } = useLanguage()
  if (!preview) return <p role="status">{t('many.counting')}</p>
  const { ids, leftOut, capped } = preview
  const count = (n: number) => n.toLocaleString(language)
  return (
    <div className="grid gap-2" role="status">
      <p className="font-medium">{ids.length === 0 ? t('many.none') : t('many.can', { n: count(ids.length) })}</p>
      {leftOut.length > 0 && (
        <ul className="grid gap-0.5 text-ink-2">
          {leftOut.map(({ why, n }) => (
            <li key={why}>
              {t('many.left', { n: count(n) })} {t(`many.why.${why}`)}
            </li>
          ))}
        </ul>
      )}
      {capped && <Callout tone="note">{t('many.capped', { n: count(5000) })}</Callout>}
    </div>
  )
}
