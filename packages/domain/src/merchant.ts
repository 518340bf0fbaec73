import { z } from 'zod'
import { countries } from './countries.ts'
import { fields, httpsUrl, limits, line } from './limits.ts'

/** Who asks: shown on every customer page. A missing value removes its row. */
export const merchantSchema = z.strictObject({
  name: line(limits.merchantName),
  contactPhone: fields.phoneAsWritten.nullable().default(null),
  contactEmail: fields.email.nullable().default(null),
  /** Opening hours in the merchant's own words. */
  contactHours: line(limits.merchantWords).nullable().default(null),
  privacyUrl: httpsUrl.nullable().default(null),
  /** Why the customer is asked, such as "To open your savings account". */
  why: line(limits.merchantWords).nullable().default(null),
  /** How long the pictures are kept, such as "for 90 days": a promise of the merchant's. */
  retention: line(limits.merchantWords).nullable().default(null),
  brandColor: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'Enter the colour as #rrggbb.')
    .nullable()
    .default(null),
  /** A data: URL, shown as a picture and never as markup. */
  logo: z.string().refine(isLogo, 'Use a PNG or SVG of up to 4 kB.').nullable().default(null),
  timeZone: fields.timeZone.default('UTC'),
  /** Where the merchant is: ISO 3166-1 alpha-2. Phone numbers without a country code are read as this country's. */
  country: z.enum(countries, 'Choose a country.').nullable().default(null),
})
export type Merchant = z.output<typeof merchantSchema>

const LOGO = /^data:image\/(png|svg\+xml);base64,([A-Za-z0-9+/]+={0,2})$/
const PNG_SIGNATURE = '\u0089PNG\r\n\u001a\n'

function isLogo(url: string): boolean {
  const [, type, base64 = ''] = url.length > limits.logo * 2 ? [] : (LOGO.exec(url) ?? [])
  if (!type || base64.length % 4 !== 0) return false
  const bytes = atob(base64)
  if (bytes.length > limits.logo) return false
  return type === 'png' ? bytes.startsWith(PNG_SIGNATURE) : /<svg[\s>]/.test(bytes)
}
