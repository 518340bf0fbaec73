import { z } from 'zod'

/** Field limits, the same in the form, the API and the CSV. */
export const limits = {
  name: 100,
  shownAs: 40,
  email: 254,
  phoneDigits: { min: 5, max: 15 },
  reference: 64,
  /** Tencent's own limit. */
  extra: 1000,
  returnUrl: 500,
  /** 90 days. */
  expiresInHours: 90 * 24,
  idempotencyKey: 200,
  reason: { min: 3, max: 500 },
  note: 1000,
  password: { min: 12, max: 128 },
  merchantName: 40,
  hours: 80,
  why: 120,
  /** Bytes of a logo as a data: URL's content. */
  logo: 4096,
} as const

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused here
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]/
const wellFormed = (text: string) => !CONTROL.test(text) && text.isWellFormed()

/** One line of text as a person means it: normalised, without odd spaces around, without control characters. */
const line = (max: number, min = 1) =>
  z
    .string()
    .max(max * 4, `Use at most ${max} characters.`)
    .transform((text) => (text.isWellFormed() ? text.normalize('NFC').trim() : text))
    .refine(wellFormed, 'Remove the control characters.')
    .refine((text) => [...text].length >= min, min > 1 ? `Write at least ${min} characters.` : 'This is needed.')
    .refine((text) => [...text].length <= max, `Use at most ${max} characters.`)

const httpsUrl = z
  .string()
  .max(limits.returnUrl, `Use at most ${limits.returnUrl} characters.`)
  .refine(isSafeUrl, 'Write a whole address that begins with https://.')

function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  const local = url.hostname === 'localhost' || url.hostname === '127.0.0.1'
  return (url.protocol === 'https:' || (url.protocol === 'http:' && local)) && !url.username && !url.password
}

/** Several lines, for notes and reasons. */
const prose = (max: number, min: number) =>
  z
    .string()
    .max(max, `Use at most ${max} characters.`)
    .transform((text) => text.trim())
    .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'Remove the control characters.')
    .refine((text) => text.length >= min, `Write at least ${min} characters.`)

const phone = line(40)
  .transform((text) => (text.startsWith('+') ? '+' : '') + text.replace(/[\s().+-]/g, ''))
  .refine((text) => /^\+?\d{5,15}$/.test(text), 'Write the number with its country code, such as +65 6555 0100.')

export const fields = {
  name: line(limits.name),
  shownAs: line(limits.shownAs),
  email: line(limits.email)
    .transform((text) => text.toLowerCase())
    .pipe(z.email('Write an address such as maria@example.com.')),
  phone,
  reference: line(limits.reference),
  extra: z
    .string()
    .max(limits.extra, 'Tencent takes at most 1,000 characters.')
    .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'Remove the control characters.'),
  returnUrl: httpsUrl,
  expiresInHours: z.int().min(1).max(limits.expiresInHours, 'A link lives for 90 days (2,160 hours) at most.'),
  idempotencyKey: z.string().min(1).max(limits.idempotencyKey).refine(wellFormed, 'Remove the control characters.'),
  reason: prose(limits.reason.max, limits.reason.min),
  note: prose(limits.note, 0),
  password: z
    .string()
    .min(limits.password.min, `Use at least ${limits.password.min} characters.`)
    .max(limits.password.max, `Use at most ${limits.password.max} characters.`),
} as const

/** An IANA time zone that this program knows. */
const timeZone = z.string().max(64).refine(isTimeZone, 'Choose a time zone such as Asia/Singapore.')

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const logo = z
  .string()
  .max(limits.logo * 1.4 + 40, 'The logo may have 4 kB at most.')
  .regex(/^data:image\/(png|jpeg|webp);base64,[A-Za-z0-9+/]+=*$/, 'Use a PNG, JPEG or WebP picture.')

/** Who asks: shown on every customer page. A missing value removes its row. */
export const merchantSchema = z.strictObject({
  name: line(limits.merchantName),
  contactPhone: phone.nullable().default(null),
  contactEmail: fields.email.nullable().default(null),
  /** Opening hours in the merchant's own words. */
  contactHours: line(limits.hours).nullable().default(null),
  privacyUrl: httpsUrl.nullable().default(null),
  /** Why the customer is asked, such as "To open your savings account". */
  why: line(limits.why).nullable().default(null),
  /** #rrggbb. */
  brandColor: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'Write the colour as #rrggbb.')
    .nullable()
    .default(null),
  logo: logo.nullable().default(null),
  timeZone: timeZone.default('UTC'),
})
export type Merchant = z.output<typeof merchantSchema>
