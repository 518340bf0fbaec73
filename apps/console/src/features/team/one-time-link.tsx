import { useLanguage } from '#/lib/language.tsx'
import { dayAndClock } from '#/lib/time.ts'
import { Button } from '#/ui/button.tsx'
import { Callout } from '#/ui/callout.tsx'
import { CopyButton } from '#/ui/copy-button.tsx'

export type ShownLink = { name: string; url: string; expiresAt: string; emailed?: boolean }

/** A one-time link, to be handed over. It is not kept anywhere where it could be read again. */
export function OneTimeLink({ link, onDone }: { link: ShownLink; onDone(): void }) {
  const { t, language } = useLanguage()
  const { name, url, expiresAt, emailed } = link
  return (
    <div className="px-gutter pb-4">
      <Callout tone="note" urgent>
        <p className="font-medium">{t('team.linkFor', { name })}</p>
        <p className="text-ink-2">{t('team.linkText', { name, at: dayAndClock(expiresAt, language) })}</p>
        {emailed && <p className="text-ink-2">{t('team.linkEmailed', { name })}</p>}
        <p className="my-2 rounded-control bg-surface px-2.5 py-1.5 font-mono text-small wrap-anywhere ring ring-line ring-inset">
          {url}
        </p>
        <div className="flex gap-2">
          <CopyButton text={url} label={t('team.linkCopy')} size="small" />
          <Button size="small" look="ghost" onClick={onDone}>
            {t('action.done')}
          </Button>
        </div>
      </Callout>
    </div>
  )
}
