import type { SendOutcome } from './carriers.ts'
import type { Channel, MessageProblem } from './messages.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Delays double from `first` up to `most`; the message has failed once they add up to more than `giveUp`. */
type Patience = { first: number; most: number; giveUp: number }

const passing: Patience = { first: MINUTE, most: HOUR, giveUp: 24 * HOUR }
/** Which may take a night. */
const ours: Patience = { first: 5 * MINUTE, most: HOUR, giveUp: 24 * HOUR }

/** Problems of our own settings, sender or account: the message is on hold until somebody fixes them. */
export const oursToMend = [
  'authRefused',
  'accountRefused',
  'senderRefused',
  'templateRefused',
  'noTemplate',
  'notEncrypted',
] as const satisfies MessageProblem[]

/** After so many tries, a quarter of an hour at least, what usually passes is on hold too. */
export const HELD_AFTER_TRIES = 5

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

/** Problems that never end a message while others have them too. */
export const isOurs = (problem: MessageProblem): boolean => [...oursToMend, 'overQuota'].includes(problem)

/** Whether a queued message waits for a person rather than for its next try. */
export const isHeld = ({ problem, tries }: { problem: MessageProblem | null; tries: number }): boolean =>
  problem !== null &&
  (oursToMend.some((each) => each === problem) ||
    (tries >= HELD_AFTER_TRIES && !problemsOfOneMailbox.some((each) => each === problem)))

/** What is known of a channel while some of its messages are on hold. */
export type HeldFacts = {
  held: number
  /** Different domains, or phone numbers, that they go to. */
  recipients: number
  /** Accepted within the last 24 hours. */
  acceptedInDay: number
  /** Something was accepted after the first of them was written. */
  acceptedSince: boolean
}

/**
 * Whether messages on hold prove a fault of ours. One recipient's server can say anything, so while others accept our
 * messages it takes a second one, and more where much is sent: one in a hundred.
 */
export function isOurFault({ held, recipients, acceptedInDay, acceptedSince }: HeldFacts): boolean {
  if (held === 0) return false
  if (acceptedInDay === 0 || (held >= 3 && !acceptedSince)) return true
  return recipients >= Math.max(2, Math.ceil(acceptedInDay / 100))
}

/** A message whose retries are exhausted, and whose problem is our fault: it stays on hold and is tried every hour. */
export const holdOn = (problem: MessageProblem, random: () => number): AfterTry => ({
  state: 'queued',
  problem,
  waitMs: Math.round(HOUR * (1 + random() / 4)),
})

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
  if (outcome.is === 'refused') return { state: 'refused', problem }
  if (outcome.is === 'unsure' && lostAnswers >= MAY_BE_LOST[channel]) return { state: 'unsure', problem }
  const delay = messageDelay(problem, tries, random)
  // What may have been sent has not failed.
  if (delay === null) return { state: lostAnswers > 0 || outcome.is === 'unsure' ? 'unsure' : 'failed', problem }
  const atLeast = outcome.is === 'later' ? (outcome.waitSeconds ?? 0) * 1000 : 0
  return { state: 'queued', problem, waitMs: Math.max(delay, atLeast) }
}
