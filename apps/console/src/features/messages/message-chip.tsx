import type { Message } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { preciseSpan } from '#/lib/time.ts'
import { useNow } from '#/lib/use-now.ts'
import { Chip } from '#/ui/chip.tsx'
import { toneOf } from './message-words.ts'

/** Where a message stands, in a word or two. */
export function MessageChip({ message }: { message: Message }) {
  const t = useT()
  const { state, held } = message
  return (
    <Chip tone={held ? 'wait' : toneOf[state]}>
      {state === 'queued' ? <Queued message={message} /> : t(`message.state.${state}`)}
    </Chip>
  )
}

function Queued({ message: { held, nextTryAt, tries } }: { message: Message }) {
  const t = useT()
  const left = Date.parse(nextTryAt ?? '') - useNow(500)
  if (!(left > 0) && nextTryAt) return t('message.leaving')
  if (held) return t('message.waits')
  if (!(left > 0)) return t('message.leaving')
  return tries > 0 ? t('message.again') : t('message.leaves', { span: preciseSpan(left, t) })
}
