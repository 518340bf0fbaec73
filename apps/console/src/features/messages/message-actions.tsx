import { BookOpenText, RotateCw, Undo2 } from 'lucide-react'
import { type Message, trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { useMay } from '#/session/me.ts'
import { Button } from '#/ui/button.tsx'
import { OverlayButton } from '#/ui/overlay/overlay-button.tsx'
import { useMessageAct } from './use-message-act.ts'

const loadRead = () => import('./read-dialog.tsx')
const loadTwice = () => import('./send-twice-dialog.tsx')

/** What can be done about one message. What cannot has no button. */
export function MessageActions({ message }: { message: Message }) {
  const t = useT()
  const may = useMay()
  const { id, canTakeBack, canRetry, retryAsks } = message
  const takeBack = useMessageAct(trpc.messages.takeBack.mutationOptions(), t('message.takenBackDone'))
  const retry = useMessageAct(trpc.messages.retry.mutationOptions(), t('message.retried'))
  const again = (
    <>
      <RotateCw aria-hidden="true" />
      {t('message.retry')}
    </>
  )
  return (
    <div className="flex flex-wrap gap-1.5 pt-1 empty:hidden">
      {may('messages.send') && canTakeBack && (
        <Button size="small" busy={takeBack.isPending} onClick={() => takeBack.mutate({ id })}>
          <Undo2 aria-hidden="true" />
          {t('message.takeBack')}
        </Button>
      )}
      {may('messages.send') && canRetry && !retryAsks && (
        <Button size="small" busy={retry.isPending} onClick={() => retry.mutate({ id })}>
          {again}
        </Button>
      )}
      {may('messages.send') && canRetry && retryAsks && (
        <OverlayButton load={loadTwice} own={{ id }} size="small">
          {again}
        </OverlayButton>
      )}
      {may('links.read') && (
        <OverlayButton load={loadRead} own={{ id }} size="small" look="ghost" className="first:-ml-2.5">
          <BookOpenText aria-hidden="true" />
          {t('message.read')}
        </OverlayButton>
      )}
    </div>
  )
}
