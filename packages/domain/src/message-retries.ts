import type { SendOutcome } from './carriers.ts'
import type { Channel, MessageProblem } from './messages.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Delays double from `first` up to `most`; the message has failed once they add up to more than `giveUp`. */
type Patience = { first: number; most: number; giveUp: number }

const passing: Patience = { first: MINUTE, most: HOUR, giveUp: 24 * HOUR }
/** Which may take a night. */
const ours: Patience = { first: 5 * MINUTE, most: HOUR, giveUp: 24 * HOUR }

/** Somebody has to mend a setting or an account. */
export const oursToMend = [
  'authRefused',
  'accountRefused',
  'senderRefused',
  'templateRefused',
  'notEncrypted',
] as const satisfies MessageProblem[]

/** What one customer's mail server has to say, while all the others take our mail. */
export const problemsOfOneMailbox = ['greylisted', 'mailboxFull'] as const satisfies MessageProblem[]

const patience: Partial<Record<MessageProblem, Patience>> = {
  // Mail servers that greylist want 5 minutes or more; those that take longer than a day never will.
  greylisted: { first: 5 * MINUTE, most: 4 * HOUR, giveUp: 24 * HOUR },
  mailboxFull: { first: HOUR, most: 8 * HOUR, giveUp: 48 * HOUR },
  overQuota: { first: HOUR, most: HOUR, giveUp: 48 * HOUR },
  ...Object.fromEntries(oursToMend.map((problem) => [problem, ours])),
}

/**
 * Milliseconds until a message that was not taken is tried again, up to a quarter more at random; null: it has failed.
 * `tries` counts those made, this one included; `random` gives 0 to 1.
 */
export function messageDelay(problem: MessageProblem, tries: number, random: () => number): number | null {
  const { first, most, giveUp } = patience[problem] ?? passing
  const step = (n: number) => Math.min(first * 2 ** n, most)
  let waited = 0
  for (let n = 0; n < tries; n++) {
    waited += step(n)
    if (waited > giveUp) return null
  }
  return Math.round(step(tries - 1) * (1 + random() / 4))
}

/** An e-mail whose answer was lost is repeated once, under the same Message-ID; an SMS never. */
const MAY_BE_LOST = { email: 1, sms: 0 } as const satisfies Record<Channel, number>

export type AfterTry =
  | { state: 'accepted'; problem: null }
  | { state: 'refused' | 'failed' | 'unsure'; problem: MessageProblem }
  | { state: 'queued'; problem: MessageProblem; waitMs: number }

/** What becomes of a message after a try. `lostAnswers` counts the tries before this one whose answer was lost. */
export function afterTry(
  message: { channel: Channel; tries: number; lostAnswers: number },
  outcome: SendOutcome,
  random: () => number,
): AfterTry {
  const { channel, tries, lostAnswers } = message
  if (outcome.is === 'accepted') return { state: 'accepted', problem: null }
  const { problem } = outcome
  // A first try may have been taken before a later one was refused.
  if (outcome.is === 'refused' && lostAnswers > 0) return { state: 'unsure', problem }
  // Ours to mend, where a refusal is the provider's last word.
  if (outcome.is === 'refused') return { state: problem === 'noTemplate' ? 'failed' : 'refused', problem }
  if (outcome.is === 'unsure' && lostAnswers >= MAY_BE_LOST[channel]) return { state: 'unsure', problem }
  const delay = messageDelay(problem, tries, random)
  // What may have been sent has not failed.
  if (delay === null) return { state: lostAnswers > 0 || outcome.is === 'unsure' ? 'unsure' : 'failed', problem }
  const atLeast = outcome.is === 'later' ? (outcome.waitSeconds ?? 0) * 1000 : 0
  return { state: 'queued', problem, waitMs: Math.max(delay, atLeast) }
}
