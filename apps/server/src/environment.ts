import path from 'node:path'
import { z } from 'zod'

/** The repository's root: relative paths mean the same wherever the server is started from. */
const ROOT = path.resolve(import.meta.dirname, '../../..')

const origin = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'must be an http or https address')
  .refine(
    (text) => URL.canParse(text) && new URL(text).origin === text.replace(/\/$/, ''),
    'must have no path, query or user',
  )
  .transform((text) => new URL(text).origin)

const key = z
  .string()
  .refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes in Base64 (openssl rand -base64 32)')
  .transform((text) => Buffer.from(text, 'base64'))

const schema = z
  .object({
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: z.coerce.number('must be a number').int().min(0).max(65535).default(3000),
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
    S3_ENDPOINT: z.url('must be an address').optional(),
    AWS_REGION: z.string().optional(),
    AWS_ACCESS_KEY_ID: z.string().optional(),
    AWS_SECRET_ACCESS_KEY: z.string().optional(),
    AWS_SESSION_TOKEN: z.string().optional(),
    MASTER_KEY: key.optional(),
    AUTH_SECRET: key.optional(),
    ADMIN_EMAIL: z.email('must be an e-mail address').optional(),
    ADMIN_PASSWORD: z.string().min(12, 'must have at least 12 characters').max(128).optional(),
    EKYC_MODE: z.enum(['live', 'sandbox'], 'must be live or sandbox').optional(),
    TENCENTCLOUD_SECRET_ID: z.string().min(1).optional(),
    TENCENTCLOUD_SECRET_KEY: z.string().min(1).optional(),
    TENCENTCLOUD_REGION: z.string().min(1).default('ap-singapore'),
    TENCENTCLOUD_FACEID_ENDPOINT: origin.default('https://faceid.intl.tencentcloudapi.com'),
    TENCENTCLOUD_QPS: z.coerce.number('must be a number').int().min(1).max(1000).default(20),
    METRICS_TOKEN: z.string().min(1).optional(),
    TRUST_PROXY: z.string().min(1).optional(),
    ROLE: z.enum(['all', 'web', 'worker'], 'must be all, web or worker').default('all'),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'must be a level such as info')
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
      /** Not set: follows the port that the system gives to PORT=0. */
      publicUrlIsGiven: raw.PUBLIC_URL !== undefined,
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
    const lines = parsed.error.issues.map(({ path: [name], message }) => `${String(name)} ${message}.`)
    throw new EnvironmentProblem([...new Set(lines)].join('\n'))
  }
  const { given, ...environment } = parsed.data
  const problems = together(environment, given)
  if (problems.length > 0) throw new EnvironmentProblem(problems.join('\n'))
  return environment
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
