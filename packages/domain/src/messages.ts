/** How a link reaches a customer as a message. */
export const channels = ['email', 'sms'] as const
export type Channel = (typeof channels)[number]

export const messageKinds = ['invitation', 'reminder'] as const
export type MessageKind = (typeof messageKinds)[number]

/**
 * Where a message stands, in honest words.
 * - queued: written, to be sent (again) at its `nextTryAt`
 * - kept: nothing sends this channel here; it is shown in the console instead
 * - accepted: the mail server or SMS provider took it; not yet: the customer has it
 * - delivered: a receipt says so, and nothing else ever does
 * - refused: the provider will never take it (a wrong address); not tried again
 * - failed: retries exhausted
 * - unsure: the answer was lost, so it may have been sent; an SMS is not repeated by itself
 * - takenBack: an operator took it back in time
 * - dropped: there was no reason left to send it (ended, declined, cancelled, expired, replaced)
 */
export const messageStates = [
  'queued',
  'kept',
  'accepted',
  'delivered',
  'refused',
  'failed',
  'unsure',
  'takenBack',
  'dropped',
] as const
export type MessageState = (typeof messageStates)[number]

/** Why a provider did not take a message. */
export const messageProblems = [
  // of the address
  'addressRefused',
  'addressUnsupported',
  'mailboxFull',
  'optedOut',
  // of the content or of our standing with the provider
  'contentRefused',
  'senderRefused',
  'authRefused',
  'accountRefused',
  'templateRefused',
  'overQuota',
  // that pass
  'greylisted',
  'busy',
  'unreachable',
  'timedOut',
  'answerLost',
  'unknownAnswer',
  // told by a receipt, after the provider had taken it
  'notDelivered',
  // of our own settings
  'noTemplate',
  'notEncrypted',
] as const
export type MessageProblem = (typeof messageProblems)[number]

/** A message leaves so long after it was written, so that it can be taken back. */
export const TAKE_BACK_SECONDS = 10

/** Messages per second of a channel, over all replicas, unless a setting says otherwise. */
export const MESSAGES_PER_SECOND = 10

/**
 * What became of a verification's messages, over both channels: what the list shows and filters by.
 * - none: nothing was sent, or the customer opted out
 * - retrying: queued again, because of something that usually passes
 * - held: queued, but on hold until somebody fixes the cause
 * - all others: as in `messageStates`
 */
export const deliveryStates = [
  'none',
  'queued',
  'retrying',
  'held',
  'kept',
  'accepted',
  'delivered',
  'refused',
  'failed',
  'unsure',
] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** States in which the customer may not have the link. */
export const undelivered = ['refused', 'failed', 'unsure', 'held'] as const satisfies DeliveryState[]

/** The first that a channel is in counts: a customer who was reached by one channel needs no other. */
const byWeight: DeliveryState[] = [
  'delivered',
  'accepted',
  'queued',
  'retrying',
  'unsure',
  'held',
  'failed',
  'refused',
  'kept',
]

type Sent = { channel: Channel; state: DeliveryState }

/** Combines a verification's messages, newest first, by the newest of each channel. Leave out those that were cancelled or dropped. */
export function combineDeliveries(messages: Sent[]): Sent | null {
  const newest = channels.flatMap((channel) => messages.find((each) => each.channel === channel) ?? [])
  return newest.toSorted((a, b) => byWeight.indexOf(a.state) - byWeight.indexOf(b.state))[0] ?? null
}
