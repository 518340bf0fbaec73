import { z } from 'zod'
import { countries } from './countries.ts'
import { fields, httpsUrl, limits, line } from './limits.ts'
import { localizedText, ownText, type SpokenText, spokenText } from './localized-text.ts'
import { readLogo } from './logo.ts'
import type { Locale } from './states.ts'

const words = localizedText(line(limits.merchantWords))

const days = z
  .int('Enter a whole number of days.')
  .min(1, 'Enter at least 1 day.')
  .max(limits.retentionDays, `Enter at most ${limits.retentionDays} days.`)

/** Who asks: shown on every customer page. A missing value removes its row. */
export const merchantSchema = z.strictObject({
  name: localizedText(line(limits.merchantName)),
  contactPhone: fields.phoneAsWritten.nullable().default(null),
  contactEmail: fields.email.nullable().default(null),
  /** Opening hours in the merchant's own words. */
  contactHours: words.nullable().default(null),
  privacyUrl: localizedText(httpsUrl).nullable().default(null),
  /** Why the customer is asked, such as "To open your savings account". */
  why: words.nullable().default(null),
  /**
   * How long the pictures are kept, a promise of the merchant's: a number of days, 1 to 36,500, which each language
   * writes by itself, or a text such as "for 90 days".
   */
  retention: z
    .union([days, words], {
      error: ({ input, errors }) =>
        (errors as z.core.$ZodIssue[][])[typeof input === 'number' ? 0 : 1]?.[0]?.message ?? 'Required.',
    })
    .nullable()
    .default(null),
  brandColor: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'Enter the colour as #rrggbb.')
    .nullable()
    .default(null),
  /** A data: URL, shown as a picture and never as markup. Saving scales it to what a page can carry. */
  logo: z
    .string()
    .refine((url) => readLogo(url) !== null, 'Use a PNG, JPG, WebP or SVG of up to 64 kB.')
    .nullable()
    .default(null),
  timeZone: fields.timeZone.default('UTC'),
  /** Where the merchant is: ISO 3166-1 alpha-2. Phone numbers without a country code are read as this country's. */
  country: z.enum(countries, 'Choose a country.').nullable().default(null),
})
export type Merchant = z.output<typeof merchantSchema>

/** The merchant as one page or message names it, in its language. */
export type MerchantIn = Omit<Merchant, 'name' | 'contactHours' | 'privacyUrl' | 'why' | 'retention'> & {
  name: string
  contactHours: SpokenText | null
  privacyUrl: SpokenText | null
  why: SpokenText | null
  /** In the page's language only, because it is part of what a customer agrees to. */
  retention: number | string | null
}

/** What the merchant says in this language. What is missing in it is said in the fallback language, but for retention. */
export function merchantIn(merchant: Merchant, locale: Locale, fallback: Locale): MerchantIn {
  const { name, contactHours, privacyUrl, why, retention } = merchant
  return {
    ...merchant,
    name: spokenText(name, locale, fallback).text,
    contactHours: spokenText(contactHours, locale, fallback),
    privacyUrl: spokenText(privacyUrl, locale, fallback),
    why: spokenText(why, locale, fallback),
    retention: typeof retention === 'number' ? retention : ownText(retention, locale, fallback),
  }
}
