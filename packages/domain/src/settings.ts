import { z } from 'zod'
import { fields, limits, line } from './limits.ts'
import { messageKinds } from './messages.ts'
import { locales } from './states.ts'

/** Which languages the merchant offers its customers, and which one they read when nothing says more. */
export const languagesSchema = z
  .strictObject({
    offered: z
      .array(z.enum(locales))
      .min(1, 'Choose at least one language.')
      .transform((chosen) => locales.filter((locale) => chosen.includes(locale)))
      .default([...locales]),
    fallback: z.enum(locales).default('en'),
  })
  .refine(({ offered, fallback }) => offered.includes(fallback), {
    path: ['fallback'],
    message: 'Choose one of the available languages.',
  })
export type Languages = z.output<typeof languagesSchema>

/** One day of the list. */
export const holidaySchema = z.strictObject({
  /** The day by the customer's calendar: YYYY-MM-DD. */
  date: z.iso.date('Enter the date as YYYY-MM-DD.'),
  name: line(limits.holidayName).nullable().default(null),
})
export type Holiday = z.output<typeof holidaySchema>

/** Days on which nobody is reminded; past ones are kept. Sorted, at most 400, each day once. */
export const holidaysSchema = z.strictObject({
  days: z
    .array(holidaySchema)
    .max(limits.holidays, `List up to ${limits.holidays} days.`)
    .refine((days) => new Set(days.map(({ date }) => date)).size === days.length, 'List each day once.')
    .transform((days) => days.toSorted((a, b) => (a.date < b.date ? -1 : 1)))
    .default([]),
})

/** Who sees what, beyond the roles. */
export const accessSchema = z.strictObject({
  /** Operators see the verifications of their own unit alone; who has no unit, those without one. */
  ownUnitOnly: z.boolean().default(false),
})
export type Access = z.output<typeof accessSchema>

/** What may fill an approved template: only what every message has. `linkCode` is what follows /v/ in the link. */
export const smsTemplateVariables = ['customer', 'merchant', 'link', 'linkCode', 'validUntil'] as const
export type SmsTemplateVariable = (typeof smsTemplateVariables)[number]

const isOfLink = (variable: SmsTemplateVariable) => variable === 'link' || variable === 'linkCode'

/** An approved template of Tencent Cloud SMS, and what fills its {1}, {2}, … in order. */
export const smsTemplateSchema = z
  .strictObject({
    kind: z.enum(messageKinds),
    withLink: z.boolean(),
    locale: z.enum(locales),
    templateId: fields.smsTemplateId,
    params: z
      .array(z.enum(smsTemplateVariables))
      .max(limits.smsTemplateParams, `Use up to ${limits.smsTemplateParams} variables.`),
  })
  .refine(({ withLink, params }) => withLink === params.some(isOfLink), {
    path: ['params'],
    message:
      'A message with a link must include the link or its code as a variable. A message without a link must not.',
  })
export type SmsTemplate = z.output<typeof smsTemplateSchema>

/** Which template stands for which message; one at most for each kind, with or without link, and language. */
export const smsTemplatesSchema = z.strictObject({
  templates: z
    .array(smsTemplateSchema)
    .refine(
      (all) => new Set(all.map(({ kind, withLink, locale }) => `${kind} ${withLink} ${locale}`)).size === all.length,
      'Set only one template for each message and language.',
    )
    .default([]),
})
export type SmsTemplates = z.output<typeof smsTemplatesSchema>
