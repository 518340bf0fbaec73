import path from 'node:path'
import { fields, TENCENT_QPS } from '@ekyc/domain'
import { z } from 'zod'

/** The repository's root: relative paths mean the same wherever the server is started from. */
const ROOT = path.resolve(import.meta.dirname, '../../..')

const origin = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
    error: 'must be an http or https address',
    abort: true,
  })
  .transform((text) => new URL(text))
  .refine(
    ({ pathname, search, hash, username }) => pathname + search + hash + username === '/',
    'must have no path, query or user',
  )
  .transform((url) => url.origin)

const key = z
  .string()
  .regex(/^[\w+/-]{43}=?$/, 'must be 32 bytes in Base64 (openssl rand -base64 32)')
  .transform((text) => Buffer.from(text, 'base64'))

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((number) => number >= min && number <= max, `must be a whole number from ${min} to ${max}`)

const addressOrRange = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])

/** Hops from this server outwards, or the proxies' addresses. */
const proxies = z.union(
  [
    wholeNumber(0, 100),
    z
      .string()
      .transform((list) => list.split(',').map((part) => part.trim()))
      .pipe(z.array(addressOrRange)),
  ],
  'must be a number of proxies, or their addresses as CIDRs with commas between',
)

const schema = z
  .object({
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: wholeNumber(1, 65_535).default(3000),
    PUBLIC_URL: origin.optional(),
    CONSOLE_URL: origin.optional(),
    DATABASE_URL: z
      .string()
      .refine((text) => /^(file:|postgres(ql)?:\/\/)/.test(text), 'must begin with file: or postgresql://')
      .optional(),
    DATA_DIR: z.string().min(1).default('./data'),
    STORAGE_URL: z
      .string()
      .refine((text) => /^(file:.|s3:\/\/.)/.test(text), 'must begin with file: or s3://')
      .optional(),
    S3_ENDPOINT: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
    AWS_REGION: z.string().optional(),
    AWS_ACCESS_KEY_ID: z.string().optional(),
    AWS_SECRET_ACCESS_KEY: z.string().optional(),
    AWS_SESSION_TOKEN: z.string().optional(),
    MASTER_KEY: key.optional(),
    AUTH_SECRET: key.optional(),
    ADMIN_EMAIL: fields.email.optional(),
    ADMIN_PASSWORD: fields.password.optional(),
    EKYC_MODE: z.enum(['live', 'sandbox'], 'must be live or sandbox').optional(),
    TENCENTCLOUD_SECRET_ID: z.string().min(1).optional(),
    TENCENTCLOUD_SECRET_KEY: z.string().min(1).optional(),
    TENCENTCLOUD_REGION: z.string().min(1).default('ap-singapore'),
    TENCENTCLOUD_FACEID_ENDPOINT: origin.default('https://faceid.intl.tencentcloudapi.com'),
    TENCENTCLOUD_QPS: wholeNumber(1, 1000).default(TENCENT_QPS),
    METRICS_TOKEN: z.string().min(1).optional(),
    TRUST_PROXY: proxies.optional(),
    ROLE: z.enum(['all', 'web', 'worker'], 'must be all, web or worker').default('all'),
    LOG_LEVEL: z
      .enum(
        ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
        'must be fatal, error, warn, info, debug, trace or silent',
      )
      .default('info'),
    NODE_ENV: z.enum(['development', 'production', 'test'], 'must be development or production').default('development'),
  })
  .transform((raw) => {
    const dataDir = path.resolve(ROOT, raw.DATA_DIR)
    const publicUrl = raw.PUBLIC_URL ?? `http://localhost:${raw.PORT}`
    const mode = raw.EKYC_MODE ?? (raw.TENCENTCLOUD_SECRET_ID ? 'live' : 'sandbox')
    return {
      host: raw.HOST,
      port: raw.PORT,
      publicUrl,
      consoleUrl: raw.CONSOLE_URL ?? publicUrl,
      databaseUrl: fileUrl(raw.DATABASE_URL ?? 'file:ekyc-console.db', raw.DATABASE_URL ? ROOT : dataDir),
      dataDir,
      storageUrl: fileUrl(raw.STORAGE_URL ?? 'file:evidence', raw.STORAGE_URL ? ROOT : dataDir),
      s3: {
        S3_ENDPOINT: raw.S3_ENDPOINT,
        AWS_REGION: raw.AWS_REGION,
        AWS_ACCESS_KEY_ID: raw.AWS_ACCESS_KEY_ID,
        AWS_SECRET_ACCESS_KEY: raw.AWS_SECRET_ACCESS_KEY,
        AWS_SESSION_TOKEN: raw.AWS_SESSION_TOKEN,
      },
      masterKey: raw.MASTER_KEY,
      authSecret: raw.AUTH_SECRET,
      admin:
        raw.ADMIN_EMAIL && raw.ADMIN_PASSWORD ? { email: raw.ADMIN_EMAIL, password: raw.ADMIN_PASSWORD } : undefined,
      mode,
      tencent: {
        secretId: raw.TENCENTCLOUD_SECRET_ID,
        secretKey: raw.TENCENTCLOUD_SECRET_KEY,
        region: raw.TENCENTCLOUD_REGION,
        endpoint: raw.TENCENTCLOUD_FACEID_ENDPOINT,
        qps: raw.TENCENTCLOUD_QPS,
      },
      metricsToken: raw.METRICS_TOKEN,
      trustProxy: raw.TRUST_PROXY,
      role: raw.ROLE,
      logLevel: raw.LOG_LEVEL,
      production: raw.NODE_ENV === 'production',
      given: { mode: raw.EKYC_MODE !== undefined, email: raw.ADMIN_EMAIL, password: raw.ADMIN_PASSWORD },
    }
  })

export type Environment = Omit<z.output<typeof schema>, 'given'>

/** A setting is wrong: one line per variable, and nothing was touched. */
export class EnvironmentProblem extends Error {
  override readonly name = 'EnvironmentProblem'
}

/** Reads and checks every setting once. Empty values count as not set. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = schema.safeParse(set)
  if (!parsed.success) {
    const lines = new Map<unknown, string>()
    for (const {
      path: [name],
      message,
    } of parsed.error.issues) {
      if (!lines.has(name)) lines.set(name, line(String(name), message))
    }
    throw new EnvironmentProblem([...lines.values()].join('\n'))
  }
  const { given, ...environment } = parsed.data
  const problems = together(environment, given)
  if (problems.length > 0) throw new EnvironmentProblem(problems.join('\n'))
  return environment
}

/** Ours go on from the name; those of the fields that forms share are sentences of their own. */
function line(name: string, message: string): string {
  return message.endsWith('.') ? `${name}: ${message}` : `${name} ${message}.`
}

/** What no variable can say alone. */
function together(env: Environment, given: { mode: boolean; email?: string; password?: string }): string[] {
  const needsKeys = env.production || (env.mode === 'live' && env.publicUrl.startsWith('https:'))
  const rules: [boolean, string][] = [
    [!given.email !== !given.password, 'ADMIN_EMAIL and ADMIN_PASSWORD belong together: set both or neither.'],
    [
      env.mode === 'live' && !(env.tencent.secretId && env.tencent.secretKey),
      'TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY are both needed in live mode.',
    ],
    [
      env.production && env.mode === 'sandbox' && !given.mode,
      'EKYC_MODE=sandbox must be asked for with NODE_ENV=production; set it, or the Tencent keys for live mode.',
    ],
    [
      needsKeys && !env.masterKey,
      'MASTER_KEY is needed here: 32 bytes in Base64 (openssl rand -base64 32). Keep it safe.',
    ],
    [needsKeys && !env.authSecret, 'AUTH_SECRET is needed here: 32 bytes in Base64 (openssl rand -base64 32).'],
    [
      env.databaseUrl.startsWith('file:') && env.role !== 'all',
      'ROLE must be all with SQLite: one process owns the file. Several replicas need PostgreSQL.',
    ],
  ]
  return rules.flatMap(([broken, line]) => (broken ? [line] : []))
}

/** `file:name` relative to the folder; other addresses as they are. */
function fileUrl(url: string, folder: string): string {
  if (!url.startsWith('file:')) return url
  return `file:${path.resolve(folder, url.replace(/^file:(\/\/)?/, ''))}`
}
