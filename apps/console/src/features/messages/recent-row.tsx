import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { RecentMessage } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { RelativeTime } from '#/ui/relative-time.tsx'
import { MessageChip } from './message-chip.tsx'
import { channelIcons } from './message-row.tsx'
import { useMessageWords } from './message-words.ts'

/** One message and the way to its case: a row on wide screens, two lines on phones. */
export function RecentRow({ message }: { message: RecentMessage }) {
  const t = useT()
  const words = useMessageWords()
  const { verificationId, customer, reference, channel, kind, to, createdAt } = message
  const Icon = channelIcons[channel]
  const what = `${t(`message.channel.${channel}`)} · ${t(`message.kind.${kind}`)}`
  // Of these the chip says enough, and most messages are so.
  const sentence = ['accepted', 'delivered', 'kept'].includes(message.state) ? '' : words(message)
  return (
    <tr
      role="row"
      className="relative border-b border-line hover:bg-hover focus-within:bg-hover max-md:grid max-md:min-h-row max-md:grid-cols-[minmax(0,1fr)_auto] max-md:content-center max-md:gap-x-2.5 max-md:gap-y-0.75 max-md:px-gutter max-md:py-2.25 max-md:[grid-template-areas:'name_mark''what_age']"
    >
      <Cell className="max-md:[grid-area:name]">
        <Link
          data-row=""
          to="/verifications/$id"
          params={{ id: verificationId }}
          className="font-name underline-offset-2 after:absolute after:inset-0 hover:underline max-md:text-read"
        >
          {customer.name}
        </Link>
        {reference && <span className="text-ink-3 max-md:hidden"> · {reference}</span>}
      </Cell>
      <Cell className="text-ink-2 max-md:[grid-area:what] max-md:text-small">
        <Icon aria-hidden="true" className="mr-1.5 inline size-4 text-ink-3" />
        {what}
        <span className="text-ink-3 md:hidden"> · {to}</span>
      </Cell>
      <Cell className="text-ink-2 max-lg:hidden!">{to}</Cell>
      <Cell className="max-md:[grid-area:mark] max-md:justify-self-end">
        <MessageChip message={message} />
      </Cell>
      <Cell className="text-ink-2 max-lg:hidden!">
        <span className="relative" data-tip={sentence || undefined}>
          {sentence}
        </span>
      </Cell>
      <Cell className="text-right text-ink-3 max-md:text-small max-md:[grid-area:age]">
        <span className="relative">
          <RelativeTime at={createdAt} />
        </span>
      </Cell>
    </tr>
  )
}

function Cell({ className, children }: { className: string; children: ReactNode }) {
  return (
    <td
      role="cell"
      className={`truncate px-2 first:pl-gutter last:pr-gutter max-md:block max-md:px-0! max-md:leading-5 md:h-row ${className}`}
    >
      {children}
    </td>
  )
}
