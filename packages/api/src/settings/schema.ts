import {
  type Channel,
  checkWording,
  emailWordingSchema,
  fields,
  type Locale,
  locales,
  type MessageKind,
  merchantSchema,
  messageKinds,
  type SendOutcome,
  type SmsLength,
  smsWordingSchema,
  type Wordings,
} from '@ekyc/domain'
import { z } from 'zod'
import { instantField } from '../instant-field.ts'

const version = instantField.nullable()

/** A new value of a setting, and the version that it was made from: `savedAt` as it was read, null for never saved. */
export const saving = <T extends z.ZodType>(value: T) => z.strictObject({ base: version, value })

export type Saved<T> = {
  value: T
  /** Instant of the last change: the version that a change is made from. Null while nobody has saved it. */
  savedAt: string | null
  /** Name of who saved it last, where known. */
  savedBy: string | null
}

/** The customer's first page under settings that are not saved yet. */
export const previewBrandInput = z.strictObject({ merchant: merchantSchema, locale: z.enum(locales) })

/** Words without which, or with which, no message could be made are refused, naming the field. */
const fitting = <C extends Channel>(channel: C, schema: z.ZodType<Wordings[C]>) =>
  schema.superRefine((wording, context) => {
    for (const { field, message } of checkWording(channel, wording)) {
      context.addIssue({ code: 'custom', path: [field], message })
    }
  })
const emailWording = fitting('email', emailWordingSchema)
const smsWording = fitting('sms', smsWordingSchema)

const email = { channel: z.literal('email'), kind: z.enum(messageKinds), locale: z.enum(locales) }
const sms = { ...email, channel: z.literal('sms') }

export const wordingInput = z.discriminatedUnion('channel', [z.strictObject(email), z.strictObject(sms)])

export const saveWordingInput = z.discriminatedUnion('channel', [
  z.strictObject({ ...email, base: version, value: emailWording }),
  z.strictObject({ ...sms, base: version, value: smsWording }),
])

/** Back to the product's own words. */
export const resetWordingInput = z.discriminatedUnion('channel', [
  z.strictObject({ ...email, base: version }),
  z.strictObject({ ...sms, base: version }),
])

export type ShownWording<C extends Channel = Channel> = Saved<Wordings[C] | null> & {
  /** The product's own words, with their variables in braces. */
  own: Wordings[C]
}

/** A message whose words the merchant has changed. */
export type ChangedWording = { channel: Channel; kind: MessageKind; locale: Locale }

/** Without `wording` what is saved; null for the product's own words. */
const emailTried = { ...email, withLink: z.boolean().default(true), wording: emailWording.nullable().optional() }
const smsTried = { ...sms, withLink: z.boolean().default(true), wording: smsWording.nullable().optional() }

export const previewInput = z.discriminatedUnion('channel', [z.strictObject(emailTried), z.strictObject(smsTried)])
export type PreviewInput = z.output<typeof previewInput>

export type MessagePreview =
  | { channel: 'email'; subject: string; html: string; text: string }
  | {
      channel: 'sms'
      text: string
      length: SmsLength
      /** The offered language whose words cost most, a reminder as the last. */
      longest: { locale: Locale; segments: number }
      /** What is sent instead, where the provider takes approved templates alone. */
      template: { id: string; params: string[] } | null
    }

const PHONE = 'Enter the phone number with its country code, such as +65 6555 0100.'

export const testSendInput = z.discriminatedUnion('channel', [
  z.strictObject({ ...emailTried, to: fields.email }),
  z.strictObject({ ...smsTried, to: fields.phone.refine((number) => number.startsWith('+'), PHONE) }),
])
export type TestSendInput = z.output<typeof testSendInput>

/** What the provider answered to a test, in its own words too; `length` of an SMS. */
export type TestSent = { provider: string; outcome: SendOutcome; length: SmsLength | null }

export type ChannelsSetUp = {
  email: { provider: string } | null
  /** `template`: sends approved templates alone. */
  sms: { provider: string; wording: 'free' | 'template' } | null
}
