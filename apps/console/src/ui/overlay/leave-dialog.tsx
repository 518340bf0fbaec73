import { useT } from '#/lib/language.tsx'
import { Button } from '../button.tsx'
import { Dialog, DialogActions } from './dialog.tsx'
import type { OverlayProps } from './use-overlay.tsx'

type Props = OverlayProps & { leave(): void; stay(): void }

export default function LeaveDialog({ leave, stay, anchor, onClose }: Props) {
  const t = useT()
  const close = (then: () => void) => () => {
    onClose()
    then()
  }
  return (
    <Dialog anchor={anchor} onClose={close(stay)} title={t('leave.title')} description={t('leave.text')}>
      <DialogActions>
        <Button look="danger" onClick={close(leave)}>
          {t('leave.leave')}
        </Button>
        <Button onClick={close(stay)}>{t('leave.stay')}</Button>
      </DialogActions>
    </Dialog>
  )
}
