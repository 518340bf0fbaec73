import { useState } from 'react'
import type { ImportView } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Button } from '#/ui/button.tsx'
import { Card } from '#/ui/card.tsx'
import { Radio } from '#/ui/choice.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { useImportActs } from './use-import.ts'

/** A few words of the file as each possible encoding reads them, to choose the one that reads right. */
export function EncodingCard({ view, onClose }: { view: ImportView; onClose?(): void }) {
  const t = useT()
  const { readAs } = useImportActs()
  const n = view.encodings.length
  const title = t('imports.encoding.title', { n })
  const [encoding, setEncoding] = useState(onClose ? view.format.encoding : null)
  return (
    <Card title={title}>
      <form
        className="grid gap-3 p-3.5"
        onSubmit={(event) => {
          event.preventDefault()
          if (encoding) readAs.mutate({ id: view.id, encoding }, { onSuccess: onClose })
        }}
      >
        <p className="text-ink-2">{t(onClose ? 'imports.encoding.changeHelp' : 'imports.encoding.help', { n })}</p>
        <fieldset className="grid gap-2">
          <legend className="sr-only">{title}</legend>
          {view.encodings.map((each) => (
            <label
              key={each.encoding}
              className="flex min-h-row cursor-pointer items-start gap-2.5 rounded-panel border border-line px-3 py-2 hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft"
            >
              <span className="flex h-5 items-center">
                <Radio
                  name="encoding"
                  checked={each.encoding === encoding}
                  onChange={() => setEncoding(each.encoding)}
                />
              </span>
              <span className="grid min-w-0 gap-0.5">
                <span className="font-name wrap-anywhere">{each.sample.join(' · ')}</span>
                <span className="text-small text-ink-3">{t(`imports.encoding.${each.encoding}`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {readAs.isError && <ErrorNotice error={readAs.error} />}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" busy={readAs.isPending} disabled={encoding === null}>
            {t('imports.encoding.use')}
          </Button>
          {onClose && <Button onClick={onClose}>{t('imports.encoding.keep')}</Button>}
        </div>
      </form>
    </Card>
  )
}
