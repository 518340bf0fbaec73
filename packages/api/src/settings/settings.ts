import {
  accessSchema,
  type Channel,
  emailWordingSchema,
  holidaysSchema,
  type Locale,
  languagesSchema,
  type MessageKind,
  merchantSchema,
  smsTemplatesSchema,
  smsWordingSchema,
  type Wordings,
} from '@ekyc/domain'
import type { z } from 'zod'

/** One thing that admins choose: the key of its row, and what its JSON means. `undefined` stands for never saved. */
export type Setting<T> = { key: string; read(stored: unknown): T }

const kept = <T>(key: string, schema: z.ZodType<T>): Setting<T> => ({
  key,
  read: (stored) => schema.parse(stored ?? {}),
})

/** Null until an admin has named the merchant. */
const orNone = <T>(key: string, schema: z.ZodType<T>): Setting<T | null> => ({
  key,
  read: (stored) => schema.nullable().parse(stored ?? null),
})

export const merchant = orNone('merchant', merchantSchema)
export const languages = kept('languages', languagesSchema)
export const holidays = kept('holidays', holidaysSchema)
export const access = kept('access', accessSchema)
export const smsTemplates = kept('smsTemplates', smsTemplatesSchema)

const wordings: { [C in Channel]: z.ZodType<Wordings[C]> } = { email: emailWordingSchema, sms: smsWordingSchema }

export type WordingOf<C extends Channel = Channel> = { channel: C; kind: MessageKind; locale: Locale }

/** The merchant's own words of one message in one language; null while the product's words stand. */
export const wording = <C extends Channel>({ channel, kind, locale }: WordingOf<C>): Setting<Wordings[C] | null> =>
  orNone(`wording.${channel}.${kind}.${locale}`, wordings[channel])
