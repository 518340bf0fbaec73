import { trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Button } from '#/ui/button.tsx'
import { Dialog, DialogActions } from '#/ui/overlay/dialog.tsx'
import type { OverlayProps } from '#/ui/overlay/use-overlay.tsx'
import { useMessageAct } from './use-message-act.ts'

/** Asks before an SMS goes out that may be there already. */
export default function SendTwiceDialog({ id, ...overlay }: OverlayProps & { id: string }) {
  const t = useT()
  const retry = useMessageAct(trpc.messages.retry.mutationOptions(), t('message.retried'))
  const send = () => retry.mutate({ id, evenIfSent: true }, { onSettled: overlay.onClose })
  return (
    <Dialog {...overlay} title={t('message.twiceTitle')} description={t('message.twiceText')}>
      <DialogActions>
        <Button look="primary" busy={retry.isPending} onClick={send}>
          {t('message.twiceButton')}
        </Button>
        <Button onClick={overlay.onClose}>{t('action.back')}</Button>
      </DialogActions>
    </Dialog>
  )
}
