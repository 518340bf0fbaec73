import { Mail, MessageSquare } from 'lucide-react'
import type { Message } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { BriefTime } from '#/ui/exact-time.tsx'
import { useKeptFocus } from '#/ui/use-kept-focus.ts'
import { MessageActions } from './message-actions.tsx'
import { MessageChip } from './message-chip.tsx'
import { useMessageWords } from './message-words.ts'

export const channelIcons = { email: Mail, sms: MessageSquare }

/** One message on its case: where to, its true state, why, and what can be done. */
export function MessageRow({ message }: { message: Message }) {
  const t = useT()
  const sentence = useMessageWords()(message)
  const { channel, to, kind, withLink, by, createdAt, answer } = message
  const Icon = channelIcons[channel]
  const kept = useKeptFocus<HTMLLIElement>()
  return (
    <li {...kept} className="grid grid-cols-1 gap-1 border-t border-line px-3.5 py-2.5 first:border-t-0">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Icon aria-hidden="true" className="size-4 flex-none text-ink-3" />
        <span className="min-w-0 flex-1 truncate">
          <b className="font-name">{t(`message.channel.${channel}`)}</b> <span className="text-ink-3">{to}</span>
        </span>
        <MessageChip message={message} />
      </div>
      <p className="text-small text-ink-3">
        {t(`message.kind.${kind}`)}
        {!withLink && ` ${t('message.withoutLink')}`} · {by?.name ?? t('message.byItself')} ·{' '}
        <BriefTime at={createdAt} precise />
      </p>
      {sentence && <p className="text-small text-ink-2">{sentence}</p>}
      {answer && (
        <p className="text-small wrap-anywhere text-ink-3">
          {t('message.answer')} <q>{answer}</q>
        </p>
      )}
      <MessageActions message={message} />
    </li>
  )
}
