import { QrCode } from 'lucide-react'
import { useState } from 'react'
import { useT } from '#/lib/language.tsx'
import { Button } from '#/ui/button.tsx'
import Qr, { qrAdvice } from '#/ui/qr.tsx'

/** The QR code, once somebody asks for it: that it was shown is written down. */
export function QrPanel({ url, onShown }: { url: string; onShown(): void }) {
  const t = useT()
  const [shown, setShown] = useState(false)
  const show = () => {
    setShown(true)
    onShown()
  }
  return (
    <aside aria-label={t('qr.title')} className="grid content-start">
      <div className="grid justify-items-center gap-3 rounded-card border border-line p-4.5">
        {shown ? (
          <Qr text={url} label={t('qr.title')} />
        ) : (
          <Button onClick={show}>
            <QrCode aria-hidden="true" />
            {t('link.showQr')}
          </Button>
        )}
        <p className="text-center text-small text-ink-3">{t(shown ? qrAdvice(url) : 'link.qrFor')}</p>
      </div>
    </aside>
  )
}
