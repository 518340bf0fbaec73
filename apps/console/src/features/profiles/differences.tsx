import type { NamedSettings } from '@ekyc/domain'
import { useT } from '#/lib/language.tsx'
import { differences, valueIn } from './draft.ts'
import { useValueWords } from './value-words.ts'

/** Field by field what one version says and what another says instead, in words. */
export function Differences({ before, after }: { before: NamedSettings; after: NamedSettings }) {
  const t = useT()
  const words = useValueWords()
  return (
    <dl className="grid gap-1.5 text-small">
      {differences(before, after).map((field) => (
        <div key={field} className="min-w-0 wrap-anywhere">
          <dt className="text-ink-3">{t(`profiles.field.${field}`)}</dt>
          <dd>
            <del className="text-ink-3">{words(field, valueIn(before, field))}</del>
            <span aria-hidden="true"> → </span>
            <ins className="font-medium no-underline">{words(field, valueIn(after, field))}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}
