import type { MessageState } from '@ekyc/domain'
import type { Message } from '#/api.ts'
import { useLanguage } from '#/lib/language.tsx'
import { together } from '#/lib/sentences.ts'
import { briefTime } from '#/lib/time.ts'
import type { Tone } from '#/ui/chip.tsx'

export const toneOf: Record<MessageState, Tone> = {
  queued: 'idle',
  kept: 'note',
  accepted: 'good',
  delivered: 'good',
  refused: 'bad',
  failed: 'bad',
  unsure: 'wait',
  takenBack: 'idle',
  dropped: 'idle',
}

/** What a state means for this message, why it is so and what to do, in sentences. */
export function useMessageWords(): (message: Message) => string {
  const { t, language } = useLanguage()
  const at = (instant: string | null) => (instant ? briefTime(instant, language, Date.now(), true) : '')
  return (message) => {
    const { state, channel, problem, notSetUp, tries, nextTryAt } = message
    const why = problem ? t(`message.problem.${problem}`) : ''
    switch (state) {
      case 'queued':
        if (notSetUp) return t(`message.notSetUp.${channel}`)
        if (!problem || !nextTryAt) return ''
        return together(
          language,
          why,
          problem === 'answerLost' ? t(`message.unsure.${channel}`) : '',
          t('message.nextTry', { at: at(nextTryAt) }),
        )
      case 'accepted':
        return t(`message.accepted.${channel}`, { at: at(message.acceptedAt) })
      case 'delivered':
        return t('message.delivered', { at: at(message.deliveredAt) })
      case 'refused':
        return why
      case 'failed':
        // It was taken at first.
        return problem === 'notDelivered' ? why : together(language, why, t('message.gaveUp', { n: tries }))
      case 'unsure':
        return together(language, why, t(`message.unsure.${channel}`))
      default:
        return t(`message.${state}.${channel}`)
    }
  }
}
