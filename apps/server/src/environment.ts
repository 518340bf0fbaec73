import path from 'node:path'
import { DATABASE_POOL } from '@ekyc/db'
import { fields, MESSAGES_PER_SECOND, TENCENT_QPS, tencentRegions } from '@ekyc/domain'
import { z } from 'zod'
import {
  databaseUrl,
  httpUrl,
  key,
  origin,
  pasted,
  plaintextList,
  postUrl,
  proxies,
  sender,
  smtpUrl,
  wholeNumber,
} from './environment-fields.ts'
import { outboundVariables, proxiesOf } from './outbound-settings.ts'
import { plaintextProblems } from './plaintext.ts'

/** The repository's root: relative paths mean the same wherever the server is started from. */
const ROOT = path.resolve(import.meta.dirname, '../../..')

const variables = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: wholeNumber(1, 65_535).default(3000),
  PUBLIC_URL: origin.optional(),
  CONSOLE_URL: origin.optional(),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_DIRECT_URL: databaseUrl.optional(),
  DATABASE_POOL: wholeNumber(2, 500).default(DATABASE_POOL),
  DATA_DIR: z.string().min(1).default('./data'),
  STORAGE_URL: z
    .string()
    .refine((text) => /^(file:.|s3:\/\/.)/.test(text), 'must start with file: or s3://')
    .optional(),
  S3_ENDPOINT: httpUrl.optional(),
  AWS_REGION: z.string().optional(),
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
  AWS_SESSION_TOKEN: z.string().optional(),
  MASTER_KEY: key.optional(),
  AUTH_SECRET: key.optional(),
  ADMIN_EMAIL: fields.accountEmail.optional(),
  ADMIN_PASSWORD: fields.password.optional(),
  EKYC_MODE: z.enum(['live', 'sandbox'], 'must be live or sandbox').optional(),
  SANDBOX_CONTROL_KEY: z
    .string()
    .regex(/^[\w-]{16,200}$/, 'must be 16 to 200 letters, digits, - or _')
    .optional(),
  TENCENTCLOUD_SECRET_ID: pasted,
  TENCENTCLOUD_SECRET_KEY: pasted,
  TENCENTCLOUD_TOKEN: pasted,
  TENCENTCLOUD_REGION: pasted.pipe(
    z.enum(tencentRegions, `must be one of ${tencentRegions.join(', ')}`).default(tencentRegions[0]),
  ),
  TENCENTCLOUD_FACEID_ENDPOINT: origin.default('https://faceid.intl.tencentcloudapi.com'),
  TENCENTCLOUD_QPS: wholeNumber(1, 1000).default(TENCENT_QPS),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: sender.optional(),
  SMTP_PER_SECOND: wholeNumber(1, 1000).default(MESSAGES_PER_SECOND),
  TENCENTCLOUD_SMS_SDK_APP_ID: z
    .string()
    .regex(/^\d+$/, 'must be the ID of an SMS application (digits only)')
    .optional(),
  TENCENTCLOUD_SMS_SENDER_ID: z.string().min(1).optional(),
  TENCENTCLOUD_SMS_REGION: pasted,
  TENCENTCLOUD_SMS_ENDPOINT: origin.default('https://sms.intl.tencentcloudapi.com'),
  SMS_HTTP_URL: postUrl.optional(),
  SMS_HTTP_TOKEN: z
    .string()
    .regex(/^[!-~]+$/, 'must be ASCII without spaces')
    .optional(),
  SMS_PER_SECOND: wholeNumber(1, 1000).default(MESSAGES_PER_SECOND),
  ALERT_EMAIL: fields.email.optional(),
  ALERT_WEBHOOK_URL: postUrl.optional(),
  ALLOW_PLAINTEXT: plaintextList.default([]),
  ...outboundVariables,
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
type Variables = z.output<typeof variables>

const schema = variables.transform((raw) => {
  const dataDir = path.resolve(ROOT, raw.DATA_DIR)
  const publicUrl = raw.PUBLIC_URL ?? `http://localhost:${raw.PORT}`
  const mode = raw.EKYC_MODE ?? (raw.TENCENTCLOUD_SECRET_ID ? 'live' : 'sandbox')
  return {
    host: raw.HOST,
    port: raw.PORT,
    publicUrl,
    consoleUrl: raw.CONSOLE_URL ?? publicUrl,
    databaseUrl: fileUrl(raw.DATABASE_URL ?? 'file:ekyc-console.db', raw.DATABASE_URL ? ROOT : dataDir),
    /** Where to migrate and listen: not through a pooler. */
    databaseDirectUrl: raw.DATABASE_DIRECT_URL,
    databasePool: raw.DATABASE_POOL,
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
    admin: raw.ADMIN_EMAIL && raw.ADMIN_PASSWORD ? { email: raw.ADMIN_EMAIL, password: raw.ADMIN_PASSWORD } : undefined,
    mode,
    sandboxControlKey: raw.SANDBOX_CONTROL_KEY,
    tencent: {
      secretId: raw.TENCENTCLOUD_SECRET_ID,
      secretKey: raw.TENCENTCLOUD_SECRET_KEY,
      token: raw.TENCENTCLOUD_TOKEN,
      region: raw.TENCENTCLOUD_REGION,
      endpoint: raw.TENCENTCLOUD_FACEID_ENDPOINT,
      qps: raw.TENCENTCLOUD_QPS,
    },
    smtp: smtpOf(raw, mode),
    sms: smsOf(raw),
    perSecond: { email: raw.SMTP_PER_SECOND, sms: raw.SMS_PER_SECOND },
    alerts: { email: raw.ALERT_EMAIL, webhookUrl: raw.ALERT_WEBHOOK_URL },
    proxies: proxiesOf(raw),
    metricsToken: raw.METRICS_TOKEN,
    trustProxy: raw.TRUST_PROXY,
    role: raw.ROLE,
    logLevel: raw.LOG_LEVEL,
    production: raw.NODE_ENV === 'production',
    given: raw,
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
function together(env: Environment, given: Variables): string[] {
  const needsKeys = env.production || (env.mode === 'live' && env.publicUrl.startsWith('https:'))
  const rules: [boolean, string][] = [
    [!given.ADMIN_EMAIL !== !given.ADMIN_PASSWORD, 'Set both ADMIN_EMAIL and ADMIN_PASSWORD, or neither.'],
    [
      env.mode === 'live' && !(env.tencent.secretId && env.tencent.secretKey),
      'Live mode requires both TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY.',
    ],
    [
      env.tencent.token !== undefined && !(env.tencent.secretId && env.tencent.secretKey),
      'TENCENTCLOUD_TOKEN belongs to temporary keys: set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY with it.',
    ],
    [!given.SMTP_URL !== !given.MAIL_FROM, 'Set both SMTP_URL and MAIL_FROM, or neither.'],
    [!given.SMS_HTTP_URL !== !given.SMS_HTTP_TOKEN, 'Set both SMS_HTTP_URL and SMS_HTTP_TOKEN, or neither.'],
    [
      given.SMS_HTTP_URL !== undefined && given.TENCENTCLOUD_SMS_SDK_APP_ID !== undefined,
      'Set either SMS_HTTP_URL or TENCENTCLOUD_SMS_SDK_APP_ID, not both.',
    ],
    [
      given.TENCENTCLOUD_SMS_SDK_APP_ID !== undefined && !(env.tencent.secretId && env.tencent.secretKey),
      'TENCENTCLOUD_SMS_SDK_APP_ID requires TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY.',
    ],
    [given.ALERT_EMAIL !== undefined && !env.smtp, 'ALERT_EMAIL requires SMTP_URL and MAIL_FROM.'],
    [
      env.production && env.mode === 'sandbox' && !given.EKYC_MODE,
      'With NODE_ENV=production, set EKYC_MODE=sandbox explicitly, or set the Tencent keys for live mode.',
    ],
    [
      needsKeys && !env.masterKey,
      'MASTER_KEY is required: 32 bytes in Base64 (openssl rand -base64 32). Keep a copy in a safe place.',
    ],
    [needsKeys && !env.authSecret, 'AUTH_SECRET is required: 32 bytes in Base64 (openssl rand -base64 32).'],
    [
      env.databaseUrl.startsWith('file:') && env.role !== 'all',
      'ROLE must be all with SQLite, because only one process can use the file. Use PostgreSQL for several replicas.',
    ],
    [
      given.DATABASE_DIRECT_URL !== undefined &&
        (env.databaseUrl.startsWith('file:') || given.DATABASE_DIRECT_URL.startsWith('file:')),
      'DATABASE_DIRECT_URL is for PostgreSQL, and leads to the same database as DATABASE_URL.',
    ],
  ]
  const plaintext = env.mode === 'live' ? plaintextProblems(given, given.ALLOW_PLAINTEXT) : []
  return [...rules.flatMap(([broken, line]) => (broken ? [line] : [])), ...plaintext]
}

function smtpOf({ SMTP_URL: url, MAIL_FROM: from, ALLOW_PLAINTEXT }: Variables, mode: 'live' | 'sandbox') {
  if (!url || !from) return undefined
  return { url, from, requireTls: mode === 'live' && !ALLOW_PLAINTEXT.includes('SMTP_URL') }
}

function smsOf(raw: Variables) {
  if (raw.TENCENTCLOUD_SMS_SDK_APP_ID) {
    return {
      kind: 'tencent',
      appId: raw.TENCENTCLOUD_SMS_SDK_APP_ID,
      senderId: raw.TENCENTCLOUD_SMS_SENDER_ID,
      region: raw.TENCENTCLOUD_SMS_REGION ?? raw.TENCENTCLOUD_REGION,
      endpoint: raw.TENCENTCLOUD_SMS_ENDPOINT,
    } as const
  }
  if (raw.SMS_HTTP_URL && raw.SMS_HTTP_TOKEN) {
    return { kind: 'http', url: raw.SMS_HTTP_URL, token: raw.SMS_HTTP_TOKEN } as const
  }
  return undefined
}

/** `file:name` relative to the folder; other addresses as they are. */
function fileUrl(url: string, folder: string): string {
  if (!url.startsWith('file:')) return url
  return `file:${path.resolve(folder, url.replace(/^file:(\/\/)?/, ''))}`
}
