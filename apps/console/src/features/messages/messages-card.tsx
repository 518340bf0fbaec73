import { Send } from 'lucide-react'
import type { Verification } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { useMay } from '#/session/me.ts'
import { Card } from '#/ui/card.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { OverlayButton } from '#/ui/overlay/overlay-button.tsx'
import { SkeletonLines } from '#/ui/skeleton.tsx'
import { MessageList } from './message-list.tsx'
import { RemindersSwitch } from './reminders-switch.tsx'
import { sendable, useChannels } from './use-channels.ts'
import { useMessages } from './use-messages.ts'

const loadSend = () => import('./send-dialog.tsx')

/** What was sent to the customer, how it stands, and sending it again. */
export function MessagesCard({ verification }: { verification: Verification }) {
  const t = useT()
  const may = useMay()
  const { id, progress, declined } = verification
  const messages = useMessages(id)
  const { data: channels } = useChannels({ verificationId: id })
  const isOver = ['completed', 'cancelled', 'expired'].includes(progress) || declined !== null
  const ways = channels ? sendable(channels) : []
  const { data } = messages
  return (
    <Card
      title={t('message.title')}
      actions={
        may('messages.send') &&
        !isOver &&
        ways.length > 0 &&
        channels && (
          <OverlayButton load={loadSend} own={{ verification, channels }} size="small">
            <Send aria-hidden="true" />
            {t(data && data.items.length > 0 ? 'message.sendAgain' : 'message.send')}
          </OverlayButton>
        )
      }
      footer={data && !isOver && <RemindersSwitch verificationId={id} reminders={data.reminders} />}
    >
      {messages.isPending && <SkeletonLines lines={3} label={t('state.loading')} />}
      {messages.isError && (
        <div className="p-3.5">
          <ErrorNotice error={messages.error} retry={() => void messages.refetch()} />
        </div>
      )}
      {data && data.items.length === 0 && (
        <p className="p-3.5 text-small text-ink-3">{t(isOver ? 'message.noneEver' : 'message.none')}</p>
      )}
      {data && data.items.length > 0 && <MessageList messages={data.items} />}
    </Card>
  )
}
