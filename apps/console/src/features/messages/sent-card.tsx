import { useT } from '#/lib/language.tsx'
import { Card } from '#/ui/card.tsx'
import { MessageList } from './message-list.tsx'
import { useMessages } from './use-messages.ts'

/** What went out when the verification was made, with the seconds left to take it back. Nothing where nothing was sent. */
export function SentCard({ verificationId }: { verificationId: string }) {
  const t = useT()
  const { data } = useMessages(verificationId)
  if (!data || data.items.length === 0) return null
  return (
    <Card title={t('message.title')}>
      <MessageList messages={data.items} />
    </Card>
  )
}
