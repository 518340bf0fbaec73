import { z } from 'zod'
import { asciiEmail, canonicalEmail, isEmail } from './email.ts'
import { dialled, isDialled, isShortened } from './phones/written-phone.ts'
import { canonicalText, visibleText } from './text/canonical-text.ts'

/** Field limits, the same in the form, the API and the CSV. */
export const limits = {
  name: 100,
  shownAs: 40,
  greeting: 40,
  /** With a title, as the bank's core system has it. */
  salutation: 60,
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
  /** Tencent: the number of a business process. */
  ruleId: 64,
  unit: 40,
  profileName: 60,
  viewName: 60,
  merchantName: 40,
  /** Of each sentence that a merchant writes for its customers. */
  merchantWords: 120,
  /** Of an e-mail and of an SMS or a greeting that a merchant words itself. */
  wordingSubject: 120,
  wordingText: 1000,
  holidays: 400,
  holidayName: 60,
  smsTemplateParams: 12,
  /** Days that pictures may be said to be kept: 100 years. */
  retentionDays: 36_500,
  /** Bytes of a logo as it is uploaded, and as customers' pages carry it. */
  logoUpload: 64 * 1024,
  logo: 4096,
} as const

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused here
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]/
const isClean = (text: string) => !CONTROL.test(text) && text.isWellFormed()
/** Spaces and zero-width characters alone are nothing. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u

/** What is wrong with a text, for programs that have words of their own for it: the `params` of its issue. */
const tooLong = (max: number) => ({ error: `Use at most ${max} characters.`, params: { wrong: 'tooLong' } })
const controlCharacters = { error: 'Remove any control characters.', params: { wrong: 'controlCharacters' } }

/** One line of text in the given form, without control characters. */
const lineAs = (max: number, form: (text: string) => string) =>
  z
    .string()
    .max(max * 4, `Use at most ${max} characters.`)
    .transform(form)
    .refine(isClean, controlCharacters)
    .refine((text) => VISIBLE.test(text), 'Required.')
    .refine((text) => [...text].length <= max, tooLong(max))

const meant = (text: string) => visibleText(text.normalize('NFC')).trim()

/** One line of text as a person means it: normalised, with single plain spaces, without what cannot be seen. */
export const line = (max: number) => lineAs(max, (text) => meant(text).replace(/\p{Zs}+/gu, ' '))

/** Lines as a person means them: each as by `line`, and no empty ones between them. */
export const lines = (max: number) =>
  z
    .string()
    .max(max * 4, `Use at most ${max} characters.`)
    .transform((text) => text.split(/\r?\n/).map(meant).filter(Boolean).join('\n'))
    .refine((text) => isClean(text.replaceAll('\n', '')), 'Remove any control characters.')
    .refine((text) => VISIBLE.test(text), 'Required.')
    .refine((text) => [...text].length <= max, `Use at most ${max} characters.`)

export const httpsUrl = z
  .string()
  .max(limits.returnUrl * 4, { error: `Use at most ${limits.returnUrl} characters.`, abort: true })
  .overwrite(meant)
  .max(limits.returnUrl, `Use at most ${limits.returnUrl} characters.`)
  .refine(isSafeUrl, 'Enter a full web address starting with https://.')

function isSafeUrl(text: string): boolean {
  // The parser would silently drop line breaks and tabs.
  if (/\s/.test(text) || !isClean(text) || !URL.canParse(text)) return false
  const url = new URL(text)
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  return (url.protocol === 'https:' || (url.protocol === 'http:' && local)) && !url.username && !url.password
}

/** Several lines, for notes and reasons. */
const prose = (max: number, min: number) =>
  z
    .string()
    .max(max * 4, { error: `Use at most ${max} characters.`, abort: true })
    .overwrite(meant)
    .refine(isText, 'Remove any control characters.')
    .refine((text) => min === 0 || VISIBLE.test(text), `Enter at least ${min} characters.`)
    .min(min, `Enter at least ${min} characters.`)
    .max(max, `Use at most ${max} characters.`)

const isText = (text: string) => isClean(text.replace(/[\r\n\t]/g, ''))

const PHONE = 'Enter the phone number with its country code, such as +65 6555 0100.'
const spreadsheetNumber = {
  error: 'A spreadsheet shortened this number. Enter all of its digits.',
  params: { wrong: 'spreadsheetNumber' },
}
/** Digits, with a plus or without. `readPhone` makes it E.164, by the merchant's country where it needs one. */
const phone = z
  .string()
  .max(160, { error: PHONE, abort: true })
  .refine((text) => !isShortened(text), spreadsheetNumber)
  .transform(dialled)
  .refine(isDialled, PHONE)
/** Grouped as its owner writes it, for people to read. */
const phoneAsWritten = lineAs(40, canonicalText).refine((text) => isDialled(dialled(text)), PHONE)
const email = lineAs(limits.email, canonicalEmail).refine(isEmail, 'Enter an email address, such as maria@example.com.')
/** The sign-in library takes fewer addresses than mail does. */
const accountEmail = email
  .transform(asciiEmail)
  .refine(
    (address) => z.email().safeParse(address).success,
    'This address can’t be used to sign in. Use one with plain letters and digits, such as maria@example.com.',
  )

export const fields = {
  name: line(limits.name),
  shownAs: line(limits.shownAs),
  greeting: line(limits.greeting),
  salutation: line(limits.salutation),
  email,
  /** Of a team member. */
  accountEmail,
  phone,
  phoneAsWritten,
  reference: lineAs(limits.reference, canonicalText),
  /** The branch that a user or a verification belongs to, in the merchant's own spelling. */
  unit: line(limits.unit),
  profileName: line(limits.profileName),
  viewName: line(limits.viewName),
  extra: z
    .string()
    .max(limits.extra, 'Enter up to 1,000 characters (Tencent’s limit).')
    // Opaque to us, so only what JSON or PostgreSQL cannot hold is refused.
    .refine((text) => text.isWellFormed() && !text.includes('\u0000'), {
      ...controlCharacters,
      error: 'Remove the invalid characters.',
    }),
  returnUrl: httpsUrl,
  /** An IANA name such as Asia/Singapore. */
  timeZone: z.string().refine(isTimeZone, 'Choose a time zone such as Asia/Singapore.'),
  expiresInHours: z
    .int('Enter a whole number of hours.')
    .min(1, 'A link must be valid for at least 1 hour.')
    .max(limits.expiresInHours, 'A link can be valid for up to 90 days (2,160 hours).'),
  idempotencyKey: z
    .string()
    .min(1, 'Use 1 to 200 characters.')
    .max(limits.idempotencyKey, 'Use 1 to 200 characters.')
    .refine(isClean, 'Remove any control characters.'),
  reason: prose(limits.reason.max, limits.reason.min),
  note: prose(limits.note, 0),
  /** As Tencent's SMS console numbers its templates. */
  smsTemplateId: z
    .string()
    .trim()
    .regex(/^\d{1,20}$/, 'Enter the template ID.'),
  password: z
    .string()
    .min(limits.password.min, `Use at least ${limits.password.min} characters.`)
    .max(limits.password.max, `Use at most ${limits.password.max} characters.`)
    .refine((text) => text.isWellFormed(), 'Remove the invalid characters.'),
} as const

/** An IANA name that this program knows; Intl takes offsets such as +08:00 too, which know no summer time. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][\w+/-]{0,63}$/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
