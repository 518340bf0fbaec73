import { useT } from '#/lib/language.tsx'
import { Button } from '../button.tsx'
import { Dialog, DialogActions } from './dialog.tsx'
import type { OverlayProps } from './use-overlay.tsx'

type Props = OverlayProps & { onLeave(): void; onStay(): void }

export default function LeaveDialog({ onLeave, onStay, anchor, onClose }: Props) {
  const t = useT()
  const close = (then: () => void) => () => {
    onClose()
    then()
  }
  return (
    <Dialog anchor={anchor} onClose={close(onStay)} title={t('leave.title')} description={t('leave.text')}>
      <DialogActions>
        <Button look="primary" onClick={close(onStay)}>
          {t('leave.stay')}
        </Button>
        <Button look="bad" onClick={close(onLeave)}>
          {t('leave.leave')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
