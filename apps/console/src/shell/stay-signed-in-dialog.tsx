import { useEffect, useState } from 'react'
import { useT } from '#/lib/language.tsx'
import { useNow } from '#/lib/use-now.ts'
import { canStay, staySignedIn, useSessionWarning } from '#/session/session-clock.ts'
import { Button } from '#/ui/button.tsx'
import { Dialog, DialogActions } from '#/ui/overlay/dialog.tsx'
import type { OverlayProps } from '#/ui/overlay/use-overlay.tsx'

/** Asks a minute before the session ends whether to stay. Closes when another tab has stayed or time is up. */
export default function StaySignedInDialog(overlay: OverlayProps) {
  const t = useT()
  const until = useSessionWarning()
  const [busy, setBusy] = useState(false)
  const { onClose } = overlay
  useEffect(() => {
    if (until === null) onClose()
  }, [until, onClose])
  const seconds = Math.max(0, Math.ceil(((until ?? 0) - useNow(1000)) / 1000))
  const stay = async () => {
    setBusy(true)
    await staySignedIn()
    setBusy(false)
  }
  const text = canStay() ? 'stay.text' : 'stay.lastText'
  return (
    <Dialog {...overlay} stays title={t('stay.title')} description={t(text)}>
      {/* Read out on opening with the title; the seconds themselves are not, they would drown everything else. */}
      <p role="timer" aria-live="off" className="text-h1">
        {t('stay.left', { n: seconds })}
      </p>
      <DialogActions>
        {canStay() ? (
          <Button look="primary" busy={busy} onClick={stay} autoFocus>
            {t('stay.button')}
          </Button>
        ) : (
          <Button onClick={onClose} autoFocus>
            {t('action.close')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  )
}
