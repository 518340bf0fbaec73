import { type SmsLength, smsLength, type Wordings } from '@ekyc/domain'
import { fillWording } from './fill-wording.ts'
import type { MessageInput } from './input.ts'
import { checkOf, speakerOf, variableValues } from './speak.ts'

export type RenderedSms = { text: string; length: SmsLength }

/** An SMS as providers of free wording send it, and how many segments of it they count. */
export function renderSms({
  wording = null,
  ...input
}: MessageInput & { wording?: Wordings['sms'] | null }): RenderedSms {
  const t = speakerOf(input, 'sms')
  const elsewhere = t(`openElsewhere${checkOf(input)}`)
  const lines = wording ? fillWording(wording.text, variableValues(input, 'sms'), elsewhere) : ownLines(input)
  // Whoever worded it: a rehearsal that reaches a real phone says what it is.
  if (input.sandbox) lines.unshift(t('sandbox'))
  // A no-break space alone would more than double what a message costs.
  const text = lines.join('\n').replaceAll('\u00a0', ' ')
  return { text, length: smsLength(text) }
}

function ownLines(input: MessageInput): string[] {
  const { kind, withLink, checkMode, values } = input
  const named = variableValues(input, 'sms')
  const t = speakerOf(input, 'sms')
  const check = checkOf(input)
  const isReminder = kind === 'reminder'
  const lines = [
    t(isReminder ? `smsReminder${check}` : 'sms'),
    named.reason && t('why'),
    // A reminder repeats nothing that it need not: each further SMS costs as much as the first.
    !isReminder && (checkMode === 1 || checkMode === 4) && t('haveCard'),
    withLink ? values.link : t(`openElsewhere${check}`),
    t(withLink ? 'until' : 'doUntil'),
    isReminder && values.lastReminder && t('smsLastReminder'),
  ]
  return lines.filter((each) => typeof each === 'string' && each !== '') as string[]
}
