import { useState } from 'react'
import type { Message } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Button } from '#/ui/button.tsx'
import { MessageRow } from './message-row.tsx'

const SHOWN_AT_FIRST = 4

/** The messages of one case, newest first; the older ones on demand. */
export function MessageList({ messages }: { messages: Message[] }) {
  const t = useT()
  const [all, setAll] = useState(false)
  const shown = all ? messages : messages.slice(0, SHOWN_AT_FIRST)
  return (
    <>
      <ul role="list">
        {shown.map((message) => (
          <MessageRow key={message.id} message={message} />
        ))}
      </ul>
      {shown.length < messages.length && (
        <p className="px-3.5 pb-3">
          <Button size="small" look="ghost" onClick={() => setAll(true)}>
            {t('message.showAll', { n: messages.length })}
          </Button>
        </p>
      )}
    </>
  )
}
