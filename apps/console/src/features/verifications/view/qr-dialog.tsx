import { useEffect, useEffectEvent } from 'react'
import { useT } from '#/lib/language.tsx'
import { Dialog } from '#/ui/overlay/dialog.tsx'
import type { OverlayProps } from '#/ui/overlay/use-overlay.tsx'
import Qr, { qrAdvice } from '#/ui/qr.tsx'

export default function QrDialog({ url, onShown, ...overlay }: OverlayProps & { url: string; onShown(): void }) {
  const t = useT()
  const tell = useEffectEvent(onShown)
  useEffect(() => void tell(), [])
  return (
    <Dialog {...overlay} title={t('qr.title')} description={t(qrAdvice(url))}>
      <div className="grid justify-items-center pb-2">
        <Qr text={url} label={t('qr.title')} className="size-64" />
      </div>
    </Dialog>
  )
}
