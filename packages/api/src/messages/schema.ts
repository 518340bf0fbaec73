import type { Channel, Locale, MessageKind, MessageProblem, MessageState, Sending } from '@ekyc/domain'
import { channels, fields, messageStates } from '@ekyc/domain'
import { z } from 'zod'
import { idField, idsField } from '../id-field.ts'
import { oneOrMany } from '../one-or-many.ts'
import type { NoReminder } from './why-no-reminder.ts'

const id = idField
const channel = z.enum(channels)

/** By which channels a new verification's link goes out at once. */
export const sendField = z.strictObject({
  channels: z
    .array(channel)
    .min(1, 'Choose at least one channel.')
    .max(channels.length)
    .transform((chosen) => channels.filter((each) => chosen.includes(each))),
})

export const sendMessageInput = z.strictObject({
  verificationId: id,
  channel,
  /** Another address than the verification's: it is kept there, and the link is replaced. */
  address: z.string().max(320).optional(),
  /** The link stays as it is although the address changes: for a typo that reached nobody. */
  keepLink: z.boolean().default(false),
})
export type SendMessageInput = z.output<typeof sendMessageInput>

export const messageIdInput = z.strictObject({ id })
export const retryMessageInput = z.strictObject({
  id,
  /** Needed for an SMS that may have been sent: the customer may get it twice. */
  evenIfSent: z.boolean().default(false),
})

export const messagesOfInput = z.strictObject({ verificationId: id })

export const sharings = ['copy', 'qr', 'share'] as const
export const sharedInput = z.strictObject({ verificationId: id, by: z.enum(sharings) })

/** Of a verification: its pinned profile; else of this profile's newest version, or the default one's. */
export const channelsInput = z.strictObject({ verificationId: id.optional(), profileId: id.optional() }).prefault({})

export const remindManyInput = z.strictObject({ ids: idsField })
export const setRemindersInput = z.strictObject({ verificationId: id, on: z.boolean() })

export const recentMessagesInput = z
  .strictObject({
    filter: z
      .strictObject({
        state: oneOrMany(z.enum(messageStates)).optional(),
        /** Beside those of `state` what is queued and waits for a setting, an account or a provider. */
        held: z.boolean().optional(),
        channel: channel.optional(),
      })
      .default({}),
    /** nextCursor of the page before. */
    cursor: id.optional(),
    limit: z.int().min(1).max(100).default(50),
  })
  .prefault({})
export type RecentMessagesInput = z.output<typeof recentMessagesInput>

export const addressFields = { email: fields.email, sms: fields.phone } as const satisfies Record<Channel, z.ZodType>

/** What a caller learns of a message that was just written. */
export type QueuedMessage = {
  id: string
  channel: Channel
  /** `kept`: nothing sends this channel here; the message can be read in the console. */
  state: 'queued' | 'kept'
  /** Until then it has not left; null for one that is kept. */
  leavesAt: string | null
}

export type Reminded = {
  id: string
  message: QueuedMessage
  /** It goes out although customers are not reminded by themselves at this hour, or on this day. */
  outsideHours: boolean
  /** On whose clock that is judged. */
  timeZone: string
}

export type MessageView = {
  id: string
  verificationId: string
  channel: Channel
  kind: MessageKind
  withLink: boolean
  locale: Locale
  state: MessageState
  problem: MessageProblem | null
  /** It is queued, and nothing sends its channel here any more. */
  notSetUp: boolean
  /** It is queued and on hold: for `notSetUp`, for a problem of ours, or because what usually passes has not. */
  held: boolean
  /** The provider's own words to the problem. */
  answer: string | null
  /** Masked: `m•••@example.com`. */
  to: string
  /** null: written by the program itself, as reminders are. */
  by: { id: string; name: string } | null
  createdAt: string
  /** When it is tried next; null while a try is under way, while nothing sends it, and once nothing more is tried. */
  nextTryAt: string | null
  tries: number
  acceptedAt: string | null
  deliveredAt: string | null
  endedAt: string | null
  /** Nothing of it has left, so `takeBack` works. */
  canTakeBack: boolean
  /** Tries have ended, something sends this channel here, and the customer still has something to do. */
  canRetry: boolean
  /** A retry needs `evenIfSent`: the customer may get it twice. */
  retryAsks: boolean
}

export type RemindersView = {
  /** The switch of this verification. */
  on: boolean
  /** The profile's own switch; without it the other one does nothing. */
  inProfile: boolean
  sent: number
  atMost: number
  /** null when none is due. */
  nextAt: string | null
  /** Why none is sent although both switches are on: no address that was not rejected, none at all, or a message that is on hold. */
  why: NoReminder | 'addressRejected' | 'onHold' | null
  /** On whose clock 9:00 to 20:00 is judged. */
  timeZone: string
}

export type MessagesOfVerification = { items: MessageView[]; reminders: RemindersView }

export type ChannelView = {
  /** Something sends this channel on this server; without it messages are kept and shown in the console. */
  setUp: boolean
  /** `SMTP`, `Tencent Cloud SMS`, `HTTP`. */
  provider: string | null
  /** What the profile says. */
  sending: Sending
}
export type ChannelsView = Record<Channel, ChannelView> & { copy: boolean; qr: boolean; share: boolean }

export type ShownMessage =
  | { channel: 'email'; subject: string; html: string; text: string }
  /** A provider of approved templates is sent `template`, and `text` is null: only the provider knows its words. */
  | { channel: 'sms'; text: string | null; template: { id: string; params: string[] } | null }

export type RecentMessage = MessageView & { customer: { name: string }; reference: string | null }
export type MessagePage = { items: RecentMessage[]; nextCursor: string | null }
