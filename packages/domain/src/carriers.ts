import type { Channel, MessageProblem } from './messages.ts'

/** An e-mail as it goes out. The carrier itself knows who sends it (MAIL_FROM). */
export type OutgoingEmail = {
  /** `msg_…`: becomes the Message-ID, the same on every try, so that a mail server and a reader see one message. */
  id: string
  /** Who asks, as the customer reads it; used when MAIL_FROM names nobody. */
  senderName: string
  /** One bare address. */
  to: string
  subject: string
  /** Without it the message is plain text alone. */
  html?: string
  text: string
  /** PNG pictures that the HTML shows by `cid:`. */
  pictures?: { cid: string; png: Uint8Array }[]
}

/** An SMS as it goes out. */
export type OutgoingSms = {
  /** `msg_…`: the provider's key against sending twice, where it has one. */
  id: string
  /** E.164: `+6565550100`. */
  to: string
  /** What providers of free wording send. */
  text: string
  /** What a provider of approved templates sends in its place: the template's id and its parameters in order. */
  template?: { id: string; params: string[] }
}

export type Outgoing = { email: OutgoingEmail; sms: OutgoingSms }

/**
 * What came of one try. `text` holds the provider's own words: they may name the address, so they are sealed and never logged.
 * - accepted: the provider took it; `providerId` is its number there, by which a receipt finds it
 * - refused: it will never be taken as it is; not to be tried again
 * - later: nothing was sent, and another try may do better; not before `waitSeconds` where the provider's limits say so
 * - unsure: it was handed over and the answer was lost. An e-mail may be repeated, under the same Message-ID; an SMS may not
 */
export type SendOutcome =
  | { is: 'accepted'; providerId?: string; text?: string }
  | { is: 'refused'; problem: MessageProblem; text?: string }
  | { is: 'later'; problem: MessageProblem; text?: string; waitSeconds?: number }
  | { is: 'unsure'; problem: MessageProblem; text?: string }

/** A provider's word, after it took a message, on whether the customer's phone has it. */
export type Receipt = {
  /** As in the `accepted` outcome of its sending. */
  providerId: string
  delivered: boolean
  /** When the phone got it, where the provider says so. */
  at: Date | null
  /** The provider's own words. */
  text: string | null
}

/** One way out for messages of one channel. */
export type Carrier<C extends Channel = Channel> = {
  channel: C
  /** For people and logs: `SMTP`, `Tencent Cloud SMS`, `HTTP`. */
  provider: string
  /** `template`: sends approved templates alone, and `text` is not used. */
  wording: 'free' | 'template'
  /** Messages per second over all replicas. The caller takes a slot of the budget before each `send`. */
  perSecond: number
  /** One try, ended within 20 seconds. Never throws for what the provider or the network does. */
  send(outgoing: Outgoing[C], signal?: AbortSignal): Promise<SendOutcome>
  /** Receipts that came since the last call, at most 100; only where the provider can be asked. Throws when it did not answer. */
  receipts?(signal?: AbortSignal): Promise<Receipt[]>
}

/** What is set up; null where nothing sends this channel. */
export type Carriers = { email: Carrier<'email'> | null; sms: Carrier<'sms'> | null }
