import { Send } from 'lucide-react'
import type { Verification } from '#/api.ts'
import { messageTrouble } from '#/features/messages/undelivered.ts'
import { sendable, useChannels } from '#/features/messages/use-channels.ts'
import { useT } from '#/lib/language.tsx'
import { useMay } from '#/session/me.ts'
import { OverlayButton } from '#/ui/overlay/overlay-button.tsx'
import { isOfAddress } from './verdict-words.ts'

const loadSend = () => import('#/features/messages/send-dialog.tsx')

/** Corrects the address and sends the link again, where a message did not reach the customer. */
export function SendAgain({ verification }: { verification: Verification }) {
  const t = useT()
  const may = useMay()
  const { data: channels } = useChannels({ verificationId: verification.id })
  const trouble = messageTrouble(verification)
  if (!trouble || trouble.state === 'retrying' || !may('messages.send')) return null
  if (!channels || sendable(channels).length === 0) return null
  const { channel } = trouble
  return (
    <OverlayButton load={loadSend} own={{ verification, channels, by: channel }} size="small" className="mt-2">
      <Send aria-hidden="true" />
      {t(isOfAddress(verification.message?.problem ?? null) ? `verdict.correct.${channel}` : 'message.sendAgain')}
    </OverlayButton>
  )
}
