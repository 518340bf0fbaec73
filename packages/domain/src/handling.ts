import { z } from 'zod'
import { fields, limits, line } from './limits.ts'
import { localizedText } from './localized-text.ts'
import { wholeNumber } from './ranges.ts'
import { locales } from './states.ts'

/** `noLink`: the message says to open the check in the merchant's app or at the branch. */
export const sendings = ['link', 'noLink', 'off'] as const
export type Sending = (typeof sendings)[number]

/** When customers who have not finished are reminded. */
export const remindersSchema = z.strictObject({
  on: z.boolean().default(true),
  /** Hours from the making of the link to the first reminder, 1 to 720. */
  firstAfterHours: wholeNumber('handling.reminders.firstAfterHours').default(24),
  /** Hours between two reminders, 12 to 720. */
  everyHours: wholeNumber('handling.reminders.everyHours').default(48),
  /** 1 to 10. */
  atMost: wholeNumber('handling.reminders.atMost').default(3),
})
export type Reminders = z.output<typeof remindersSchema>

/** By which channels a link may go out. */
const channelsSchema = z.strictObject({
  email: z.enum(sendings).default('link'),
  sms: z.enum(sendings).default('link'),
  copy: z.boolean().default(true),
  qr: z.boolean().default(true),
  /** The phone's or computer's own share sheet: it leaves no trace of where the link went. */
  share: z.boolean().default(false),
})

/** What of a profile is ours and not Tencent's: how its verifications are offered, sent and followed up. */
export const handlingSchema = z.strictObject({
  /** Tencent: a business process made in their console; unset leaves it out of the call. */
  ruleId: line(limits.ruleId).nullable().default(null),
  /** Languages that operators may choose for the customer. */
  locales: z
    .array(z.enum(locales))
    .min(1, 'Choose at least one language.')
    .transform((chosen) => locales.filter((locale) => chosen.includes(locale)))
    .default([...locales]),
  channels: channelsSchema.prefault({}),
  /** Why the customer is asked, in place of the merchant's own sentence. */
  reason: localizedText(line(limits.merchantWords)).nullable().default(null),
  /** Where "Back to merchant" leads, for verifications that name no address of their own. */
  returnUrl: fields.returnUrl.nullable().default(null),
  reminders: remindersSchema.prefault({}),
})
export type Handling = z.output<typeof handlingSchema>

/** The same of a profile that is created: the merchant's country decides what is left out of email and SMS. */
export const newHandlingSchema = handlingSchema.extend({
  channels: channelsSchema
    .extend({ email: z.enum(sendings).optional(), sms: z.enum(sendings).optional() })
    .prefault({}),
})
export type NewHandling = z.output<typeof newHandlingSchema>
