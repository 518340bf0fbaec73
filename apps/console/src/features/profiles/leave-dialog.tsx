import { useT } from '#/lib/language.tsx'
import { Button } from '#/ui/button.tsx'
import { Dialog, DialogActions } from '#/ui/overlay/dialog.tsx'
import type { OverlayProps } from '#/ui/overlay/use-overlay.tsx'

type Props = OverlayProps & { changes: number; onLeave(): void; onStay(): void }

export default function LeaveDialog({ changes, onLeave, onStay, anchor, onClose }: Props) {
  const t = useT()
  const stay = () => {
    onClose()
    onStay()
  }
  const leave = () => {
    onClose()
    onLeave()
  }
  return (
    <Dialog
      anchor={anchor}
      onClose={stay}
      title={t('profiles.leaveTitle')}
      description={t('profiles.leaveText', { n: changes })}
    >
      <DialogActions>
        <Button look="primary" onClick={stay}>
          {t('profiles.stay')}
        </Button>
        <Button look="bad" onClick={leave}>
          {t('profiles.leave')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
