import type {
  CancelReason,
  Channel,
  Declined,
  DeliveryState,
  Locale,
  MessageKind,
  MessageProblem,
  NameGrade,
  Needs,
  Outcome,
  Progress,
  Proof,
  Review,
  ReviewReason,
} from '@ekyc/domain'
import {
  cancelReasons,
  declinedStates,
  deliveryStates,
  fields,
  locales,
  needsStates,
  outcomes,
  progressStates,
  reviewStates,
} from '@ekyc/domain'
import { z } from 'zod'
import type { TimelineEvent } from '../events/read-timeline.ts'
import type { EvidenceView } from '../evidence/schema.ts'
import { idField } from '../id-field.ts'
import { instantField } from '../instant-field.ts'
import { type QueuedMessage, sendField } from '../messages/schema.ts'
import { oneOrMany } from '../one-or-many.ts'
import type { SessionView } from '../sessions/schema.ts'

const id = idField

const customer = z.strictObject({
  name: fields.name,
  /** What the customer reads of the name, such as "Maria S."; decided from the name unless given. */
  shownAs: fields.shownAs.optional(),
  /** What a message calls the customer, such as "Maria"; null greets without a name. Decided from the name unless given. */
  greeting: fields.greeting.nullable().optional(),
  /** Greets in place of `greeting`, with a title: "Ms Chen". */
  salutation: fields.salutation.optional(),
  email: fields.email.optional(),
  phone: fields.phone.optional(),
  /** For the hours in which they are reminded; without it their phone’s country or the merchant decides. */
  timeZone: fields.timeZone.optional(),
})

export const createVerificationInput = z.strictObject({
  customer,
  /** The merchant's own number of the case. */
  reference: fields.reference.optional(),
  /** Defaults to the maker's own unit. */
  unit: fields.unit.optional(),
  /** Defaults to the default profile. */
  profileId: id.optional(),
  /** From comparePhotos.upload; needed by a profile that compares with a photo. */
  comparePhotoId: id.optional(),
  /** The ended verification of the same customer that this one comes after. */
  followsId: id.optional(),
  /** Takes over the comparison photo of that verification; needs `followsId`, in place of `comparePhotoId`. */
  reusePhoto: z.boolean().optional(),
  /** Language of the customer's page; without it the customer's browser decides. */
  locale: z.enum(locales).optional(),
  /** Handed to Tencent and compared with what comes back; at most 1,000 characters. */
  extra: fields.extra.optional(),
  /** Where "Back to merchant" leads after a pass. */
  returnUrl: fields.returnUrl.optional(),
  /** 1 to 2160 (90 days); defaults to the profile's link lifetime. */
  expiresInHours: fields.expiresInHours.optional(),
  /** Sends the link at once; needs the customer’s address, and a profile that sends by this channel. */
  send: sendField.optional(),
  /** False: the customer is not reminded, whatever the profile says. */
  reminders: z.boolean().optional(),
  /** The same key and input give the same answer; another input is a CONFLICT. */
  idempotencyKey: fields.idempotencyKey.optional(),
})
export type CreateVerificationInput = z.output<typeof createVerificationInput>

export type DuplicateWarning = { kind: 'sameReference' | 'sameEmail' | 'samePhone'; verificationId: string }

export type CreatedVerification = {
  id: string
  progress: Progress
  link: { url: string; expiresAt: string }
  warnings: DuplicateWarning[]
  /** What `send` asked for, in the order of the channels. */
  messages: QueuedMessage[]
}

/** Who a new verification would be of, as typed: what can't be read yet is left out. */
export const findSameInput = z.strictObject({
  email: fields.email.optional(),
  phone: fields.phone.optional(),
  reference: fields.reference.optional(),
})
export type FindSameInput = z.output<typeof findSameInput>

/** An open or lately passed verification of the same person. */
export type SameVerification = LinkedVerification & {
  kind: DuplicateWarning['kind']
  customer: { name: string }
  reference: string | null
  expiresAt: string
}

export const verificationFilter = z.strictObject({
  progress: oneOrMany(z.enum(progressStates)).optional(),
  outcome: oneOrMany(z.enum(outcomes)).optional(),
  review: oneOrMany(z.enum(reviewStates)).optional(),
  /** Outcome code. */
  code: oneOrMany(z.int32()).optional(),
  profileId: oneOrMany(id).optional(),
  unit: oneOrMany(fields.unit).optional(),
  /** Who made it. */
  createdBy: oneOrMany(id).optional(),
  /** What the caller made. */
  mine: z.boolean().optional(),
  needs: oneOrMany(z.enum(needsStates)).optional(),
  /** How the customer declined, while nobody has dealt with it. */
  openDecline: oneOrMany(z.enum(declinedStates)).optional(),
  /** What became of its messages: the newest of each channel, and of two channels the one that reached the customer. */
  message: oneOrMany(z.enum(deliveryStates)).optional(),
  /** Not over, with a link that expires from now until this instant, and the customer not doing the check just now. */
  endsBefore: instantField.optional(),
  /** These only, at most 500: the rows that were selected in a list. */
  ids: z.array(id).min(1).max(500).optional(),
  /** Beginnings of words: name, e-mail, phone, reference, id. */
  q: z.string().max(200).optional(),
  /** Made within so many days before now, 1 to 3,650. */
  createdWithinDays: z.int().min(1).max(3650).optional(),
  createdFrom: instantField.optional(),
  createdTo: instantField.optional(),
})
export type VerificationFilter = z.output<typeof verificationFilter>

export const listVerificationsInput = z
  .strictObject({
    filter: verificationFilter.default({}),
    /** Newest first is the primary key's own order. */
    sort: z.enum(['newest']).default('newest'),
    /** nextCursor of the page before. */
    cursor: id.optional(),
    limit: z.int().min(1).max(100).default(50),
  })
  .prefault({})
export type ListVerificationsInput = z.output<typeof listVerificationsInput>

export type ListedVerification = {
  id: string
  createdAt: string
  customer: { name: string }
  reference: string | null
  unit: string | null
  progress: Progress
  outcome: Outcome | null
  outcomeCode: number | null
  proof: Proof | null
  lastCode: number | null
  review: Review
  needs: Needs | null
  declined: Declined | null
  /** What became of its messages; null where none was sent. */
  message: { state: DeliveryState; channel: Channel } | null
  profile: { id: string; name: string; version: number }
  expiresAt: string
  lastEventAt: string
}
export type VerificationPage = { items: ListedVerification[]; nextCursor: string | null }

export const countVerificationsInput = z.strictObject({ filter: verificationFilter.default({}) }).prefault({})
/** `n` is at most 1,000; `capped` says that there are more. */
export type CappedCount = { n: number; capped: boolean }
export const tabs = ['mine', 'all', 'waiting', 'inProgress', 'passed', 'failed', 'ended', 'needsReview'] as const
export type Tab = (typeof tabs)[number]
export type VerificationCounts = Record<Tab, CappedCount>

export const verificationIdInput = z.strictObject({ id })

/** Another verification of the same customer. */
export type LinkedVerification = Pick<ListedVerification, 'id' | 'createdAt' | 'progress' | 'outcome' | 'outcomeCode'>

export type VerificationView = {
  id: string
  createdAt: string
  createdBy: { id: string; name: string } | null
  customer: {
    name: string
    shownAs: string
    greeting: string | null
    salutation: string | null
    email: string | null
    phone: string | null
    timeZone: string | null
  }
  reference: string | null
  unit: string | null
  locale: Locale | null
  extra: string | null
  returnUrl: string | null
  progress: Progress
  outcome: Outcome | null
  outcomeCode: number | null
  proof: Proof | null
  lastCode: number | null
  review: Review
  /** Why it needs a decision, or needed one; empty where none was needed, and for reviews from before this was kept. */
  reviewReasons: ReviewReason[]
  /** How the name on the card compares with the customer's; null without a card. The name itself is evidence. */
  cardName: NameGrade | null
  follows: LinkedVerification | null
  followedBy: LinkedVerification[]
  needs: Needs | null
  declined: Declined | null
  /** The customer declined, and nobody has dealt with it. */
  openDecline: boolean
  /** What became of its messages, by the one that decides it; null where none was sent. */
  message: { state: DeliveryState; channel: Channel; kind: MessageKind; problem: MessageProblem | null } | null
  cancelReason: CancelReason | null
  openedAt: string | null
  startedAt: string | null
  completedAt: string | null
  sessionsUsed: number
  /** url only for who may send it. */
  link: { url: string | null; expiresAt: string }
  profile: { id: string; name: string; version: number; checkMode: 1 | 2 | 3 | 4; sessionLimit: number }
  sessions: SessionView[]
  evidence: EvidenceView[]
  events: TimelineEvent[]
  /** The number of the first event that is not what was written; null while their chain is whole. */
  brokenEvent: number | null
}

export const updateVerificationInput = z.strictObject({
  id,
  customer: z
    .strictObject({
      name: fields.name.optional(),
      shownAs: fields.shownAs.optional(),
      greeting: fields.greeting.nullable().optional(),
      salutation: fields.salutation.nullable().optional(),
      email: fields.email.nullable().optional(),
      phone: fields.phone.nullable().optional(),
      timeZone: fields.timeZone.nullable().optional(),
    })
    .optional(),
  reference: fields.reference.nullable().optional(),
  unit: fields.unit.nullable().optional(),
  locale: z.enum(locales).nullable().optional(),
})
export type UpdateVerificationInput = z.output<typeof updateVerificationInput>

export const replacePhotoInput = z.strictObject({ id, comparePhotoId: id })
export const replaceLinkInput = z.strictObject({ id, reason: fields.reason })
export const cancelVerificationInput = z.strictObject({
  id,
  reason: z.enum(cancelReasons),
  note: fields.note.optional(),
})
export type CancelVerificationInput = z.output<typeof cancelVerificationInput>
export const extendVerificationInput = z.strictObject({ id, expiresInHours: fields.expiresInHours })

/** The customer's page as it would be for this input: what the form shows beside itself. */
export const previewPageInput = z.strictObject({
  shownAs: z.string().max(40).optional(),
  profileId: id.optional(),
  locale: z.enum(locales).optional(),
  expiresInHours: fields.expiresInHours.optional(),
})
