import { hasEnded } from '@ekyc/domain'
import { Clock, Link2, QrCode } from 'lucide-react'
import type { Verification } from '#/api.ts'
import { ShareButton } from '#/features/messages/share-button.tsx'
import { useChannels } from '#/features/messages/use-channels.ts'
import { useShared } from '#/features/messages/use-shared.ts'
import { useLanguage } from '#/lib/language.tsx'
import { dayAndClock } from '#/lib/time.ts'
import { useKeys } from '#/lib/use-keys.ts'
import { useNow } from '#/lib/use-now.ts'
import { viewerZoneName } from '#/lib/zone.ts'
import { useMay } from '#/session/me.ts'
import { Card } from '#/ui/card.tsx'
import { Chip } from '#/ui/chip.tsx'
import { CopyButton, copyText } from '#/ui/copy-button.tsx'
import { Kbd } from '#/ui/kbd.tsx'
import { notify } from '#/ui/notify.ts'
import { OverlayButton } from '#/ui/overlay/overlay-button.tsx'

const loadQr = () => import('./qr-dialog.tsx')
const loadExtend = () => import('./extend-dialog.tsx')
const loadNewLink = () => import('./new-link-dialog.tsx')

/** The link and everything one can do with it. What it no longer does has no button. */
export function LinkCard({ verification }: { verification: Verification }) {
  const { t, language } = useLanguage()
  const may = useMay()
  const now = useNow(30_000)
  const { id, link, progress } = verification
  const over = hasEnded(progress)
  const expired = progress === 'expired' || Date.parse(link.expiresAt) <= now
  const works = !over && !expired
  const { url } = link
  const { data: ways } = useChannels({ verificationId: id })
  const shared = useShared(id)
  const copyByKey = async () => {
    const copied = await copyText(url ?? '')
    if (copied) shared('copy')
    await notify(t(copied ? 'copy.done' : 'copy.refused'), copied ? 'good' : 'bad')
  }
  useKeys(works && url && ways?.copy ? { c: copyByKey } : {})
  return (
    <Card
      title={t('link.title')}
      actions={<Chip tone={works ? 'good' : 'idle'}>{t(works ? 'link.state.good' : 'link.state.ended')}</Chip>}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-2.5 p-3.5">
        {works && url && ways?.copy && (
          <p className="flex h-control items-center rounded-control bg-sunken px-2.5 font-mono text-small text-ink-2 ring ring-line ring-inset">
            <span className="truncate">{url.replace(/^https?:\/\//, '')}</span>
          </p>
        )}
        {!over && (
          <p className="text-small text-ink-3">
            {t(expired ? 'link.expiredAt' : 'link.until', {
              at: dayAndClock(link.expiresAt, language),
              zone: viewerZoneName(language),
            })}
          </p>
        )}
        {over && <p className="text-small text-ink-3">{t(`link.over.${progress}`)}</p>}
        <div className="flex flex-wrap gap-2 empty:hidden">
          {works && url && ways?.copy && (
            <CopyButton text={url} label={t('link.copy')} onCopied={() => shared('copy')} size="small" look="primary">
              <Kbd>C</Kbd>
            </CopyButton>
          )}
          {works && url && ways?.qr && (
            <OverlayButton load={loadQr} own={{ url, onShown: () => shared('qr') }} size="small">
              <QrCode aria-hidden="true" />
              {t('link.qr')}
            </OverlayButton>
          )}
          {works && url && ways?.share && <ShareButton url={url} onShared={() => shared('share')} size="small" />}
          {!over && may('verifications.update') && (
            <>
              <OverlayButton load={loadExtend} own={{ id }} size="small" look={expired ? 'primary' : 'secondary'}>
                <Clock aria-hidden="true" />
                {t('link.extend')}
              </OverlayButton>
              {works && (
                <OverlayButton load={loadNewLink} own={{ id }} size="small">
                  <Link2 aria-hidden="true" />
                  {t('link.new')}
                </OverlayButton>
              )}
            </>
          )}
        </div>
      </div>
    </Card>
  )
}
