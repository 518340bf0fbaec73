import { databaseUrlProblem } from '@ekyc/db'
import { fields } from '@ekyc/domain'
import { z } from 'zod'
import { plaintextNames } from './plaintext.ts'

export const origin = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
    error: 'must be an http or https address',
    abort: true,
  })
  .transform((text) => new URL(text))
  .refine(
    ({ pathname, search, hash, username }) => pathname + search + hash + username === '/',
    'must not contain a path, query or user name',
  )
  .transform((url) => url.origin)

export const key = z
  .string()
  .regex(/^[\w+/-]{43}=?$/, 'must be 32 bytes in Base64 (openssl rand -base64 32)')
  .transform((text) => Buffer.from(text, 'base64'))

export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((number) => number >= min && number <= max, `must be a whole number from ${min} to ${max}`)

const addressOrRange = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])

/** Hops from this server outwards, or the proxies' addresses. */
export const proxies = z.union(
  [
    wholeNumber(0, 100),
    z
      .string()
      .transform((list) => list.split(',').map((part) => part.trim()))
      .pipe(z.array(addressOrRange)),
  ],
  'must be a number of proxies, or a comma-separated list of addresses or CIDR ranges',
)

const SMTP = 'must look like smtps://user:password@host:465 or smtp://host:587'
export const smtpUrl = z
  .string()
  .refine((text) => URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol), { error: SMTP, abort: true })
  .refine((text) => {
    const { hostname, pathname, search, hash, username, password } = new URL(text)
    return hostname !== '' && /^\/?$/.test(pathname) && search + hash === '' && !username === !password
  }, SMTP)
  .refine(
    (text) => isDecodable(new URL(text)),
    'must percent-encode special characters in the user name and password (%XX)',
  )

const PLAINTEXT = `must be a comma-separated list of settings: ${plaintextNames.join(', ')}`
/** Names of settings, with commas between. */
export const plaintextList = z
  .string()
  .transform((list) => list.split(',').map((part) => part.trim()))
  .pipe(z.array(z.enum(plaintextNames), { error: PLAINTEXT }))

/** `address`, or `Name <address>`. */
export const sender = z.string().transform((text, ctx) => {
  const [, name = '', address = text] = /^([^<>]*)<([^<>]*)>\s*$/.exec(text) ?? []
  const parsed = fields.email.safeParse(address)
  const named = fields.name.optional().safeParse(name.replaceAll('"', '').trim() || undefined)
  if (parsed.success && named.success) return { name: named.data ?? null, address: parsed.data }
  ctx.addIssue('must be an address, such as Larkfield Bank <checks@larkfield.example>')
  return z.NEVER
})

export const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https address' })

/** Where we post to: a call to an address with a password is never made, and its error would quote it. */
export const postUrl = httpUrl.refine((text) => {
  const { username, password } = URL.parse(text) ?? { username: '', password: '' }
  return username + password === ''
}, 'must not contain a user name or password')

/** Copied together with spaces, line breaks or quotes around it; what is empty without them is not set. */
export const pasted = z
  .string()
  .transform((text) => text.replace(/^[\s"'“”‘’]+|[\s"'“”‘’]+$/g, '') || undefined)
  .pipe(
    z
      .string()
      .regex(/^[!-~]+$/, 'must be ASCII without spaces')
      .optional(),
  )
  .optional()

export const databaseUrl = z.string().superRefine((text, ctx) => {
  const problem = databaseUrlProblem(text)
  if (problem) ctx.addIssue(problem)
})

function isDecodable({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username)
    decodeURIComponent(password)
    return true
  } catch {
    return false
  }
}
