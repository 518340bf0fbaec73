import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { SentCard } from '#/features/messages/sent-card.tsx'
import { ShareButton } from '#/features/messages/share-button.tsx'
import { useChannels } from '#/features/messages/use-channels.ts'
import { useShared } from '#/features/messages/use-shared.ts'
import { useLanguage } from '#/lib/language.tsx'
import { dayAndClock } from '#/lib/time.ts'
import { useKeys } from '#/lib/use-keys.ts'
import { viewerZoneName } from '#/lib/zone.ts'
import { Crumbs } from '#/shell/crumbs.tsx'
import { PageHead } from '#/shell/page-head.tsx'
import { Button, buttonStyle } from '#/ui/button.tsx'
import { Callout } from '#/ui/callout.tsx'
import { Card } from '#/ui/card.tsx'
import { CopyButton, copyText } from '#/ui/copy-button.tsx'
import { Kbd } from '#/ui/kbd.tsx'
import { notify } from '#/ui/notify.ts'
import type { Created } from './form.ts'
import { QrPanel } from './qr-panel.tsx'

/** The finished link: copy it, show it, go on. */
export function CreatedSheet({ created, onAnother }: { created: Created; onAnother(): void }) {
  const { t, language } = useLanguage()
  const { id, link, warnings } = created.verification
  const { data: ways } = useChannels({ verificationId: id }, created.ways)
  const shared = useShared(id)
  const copyByKey = async () => {
    const copied = await copyText(link.url)
    if (copied) shared('copy')
    await notify(t(copied ? 'copy.done' : 'copy.refused'), copied ? 'good' : 'bad')
  }
  useKeys(ways?.copy ? { c: copyByKey } : {})
  return (
    <>
      <PageHead
        above={<Crumbs here={t('new.crumb')} />}
        title={t('created.title', { name: created.name })}
        actions={
          <>
            <Link to="/verifications/$id" params={{ id }} className={buttonStyle({ class: 'max-md:hidden' })}>
              {t('created.open')}
            </Link>
            <Button onClick={onAnother}>
              <Plus aria-hidden="true" />
              {t('created.another')}
            </Button>
          </>
        }
      />
      <div className="grid max-w-260 gap-5 px-gutter pt-1 pb-8 lg:grid-cols-[minmax(0,1fr)_280px]">
        <div className="grid min-w-0 content-start gap-4">
          {warnings.length > 0 && (
            <Callout tone="wait" urgent>
              <p className="font-medium">{t('created.duplicates')}</p>
              <ul className="grid gap-0.5">
                {warnings.map(({ kind, verificationId }) => (
                  <li key={verificationId}>
                    {t(`duplicate.${kind}`)}{' '}
                    <Link to="/verifications/$id" params={{ id: verificationId }} className="link">
                      {t('duplicate.look')}
                    </Link>
                  </li>
                ))}
              </ul>
            </Callout>
          )}
          {ways?.copy && (
            <div className="flex flex-wrap gap-2">
              <p className="flex h-10 min-w-0 flex-1 items-center rounded-control border border-accent-line bg-accent-soft px-3 font-mono max-md:h-auto max-md:basis-full max-md:py-2.5">
                <span className="min-w-0 truncate max-md:wrap-anywhere max-md:whitespace-normal">{link.url}</span>
              </p>
              <CopyButton
                text={link.url}
                label={t('link.copy')}
                onCopied={() => shared('copy')}
                look="primary"
                className="h-10! max-md:flex-1"
              >
                <Kbd>C</Kbd>
              </CopyButton>
              {ways.share && (
                <ShareButton url={link.url} onShared={() => shared('share')} className="h-10! max-md:flex-1" />
              )}
            </div>
          )}
          <p className="text-small text-ink-3">
            {t('created.until', { at: dayAndClock(link.expiresAt, language), zone: viewerZoneName(language) })}{' '}
            {t('created.careful')}
          </p>
          <SentCard verificationId={id} />
          <Card title={t('created.next')} footer={t('created.moves')}>
            <ol className="grid gap-1.5 p-3.5">
              {(['opens', 'starts', 'checks', 'kept'] as const).map((step, index) => (
                <li key={step} className="flex gap-2.5">
                  <span className="text-ink-3">{index + 1}</span>
                  {t(`created.next.${step}`)}
                </li>
              ))}
            </ol>
          </Card>
          <Link to="/verifications/$id" params={{ id }} className={buttonStyle({ class: 'md:hidden' })}>
            {t('created.open')}
          </Link>
        </div>
        {ways?.qr && <QrPanel url={link.url} onShown={() => shared('qr')} />}
      </div>
    </>
  )
}
