import { RotateCw } from 'lucide-react'
import { failureOf } from '#/lib/failure.ts'
import { useLanguage } from '#/lib/language.tsx'
import { Button } from './button.tsx'
import { Callout } from './callout.tsx'

/** What happened and what to do; trying again is offered where it can help. The server speaks English; its words stand beside ours, never alone. */
export function ErrorNotice({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t, language } = useLanguage()
  const { kind, words } = failureOf(error)
  return (
    <Callout tone="bad" urgent>
      {(language !== 'en' || !words) && <p>{t(`error.${kind}`)}</p>}
      {words && (
        <p lang="en" className={`whitespace-pre-line ${language === 'en' ? '' : 'text-small text-ink-2'}`}>
          {words}
        </p>
      )}
      {retry && kind !== 'notAllowed' && kind !== 'notFound' && (
        <Button size="small" className="mt-2" onClick={retry}>
          <RotateCw aria-hidden="true" />
          {t(kind === 'page' ? 'error.reload' : 'error.tryAgain')}
        </Button>
      )}
    </Callout>
  )
}
