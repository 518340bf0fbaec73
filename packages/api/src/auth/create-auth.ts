import type { Db } from '@ekyc/db'
import { limits } from '@ekyc/domain'
import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { APIError } from 'better-auth/api'
import type { Log } from '../context.ts'

/** Signed out after so long without an act of a person, or a request of a program. */
const IDLE_MINUTES = 30

export type Auth = ReturnType<typeof createAuth>

/** Our own header, overwritten by the server with the address it sees: better-auth knows headers only. */
export const CLIENT_ADDRESS_HEADER = 'x-client-ip'

/** Sign-in by e-mail and password. Sign-up is closed: people come by set-up link and invitation. */
export function createAuth(options: { db: Db; consoleUrl: string; secret: string; log: Log }) {
  const { db, log } = options
  const https = options.consoleUrl.startsWith('https:')
  return betterAuth({
    appName: 'ekyc-console',
    baseURL: options.consoleUrl,
    basePath: '/api/auth',
    secret: options.secret,
    trustedOrigins: [options.consoleUrl],
    telemetry: { enabled: false },
    // Its messages, and of what comes with them errors alone: the rest may be an e-mail address.
    logger: {
      level: 'warn',
      log(level, message, ...more) {
        const error = more.find((each) => each instanceof Error)
        ;(level === 'error' ? log.error : log.warn).call(log, error ? { error } : {}, message)
      },
    },
    onAPIError: {
      // Refusals are answers; left alone, it prints them past our log.
      onError(error) {
        if (!(error instanceof APIError)) log.error({ error }, 'better-auth failed')
      },
    },
    database: prismaAdapter(db.client, { provider: db.engine, transaction: true }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: limits.password.min,
      maxPasswordLength: limits.password.max,
    },
    user: {
      additionalFields: {
        role: { type: 'string', required: false, input: false },
        banned: { type: 'boolean', required: false, input: false },
      },
    },
    // No cookie cache: a disabled person would stay in for its lifetime.
    session: { modelName: 'authSession', expiresIn: IDLE_MINUTES * 60, updateAge: 30 },
    verification: { modelName: 'authToken' },
    // Ours counts only wrong passwords and locks no one out (sign-in-guard.ts).
    rateLimit: { enabled: false },
    advanced: {
      // No sister host, and no page on plain http, can set a cookie of this name. Its own prefix is a weaker one.
      cookiePrefix: https ? '__Host-ekyc' : 'ekyc',
      useSecureCookies: false,
      defaultCookieAttributes: { secure: https },
      // Said aloud, because better-auth leaves them out when NODE_ENV is "test".
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
    databaseHooks: {
      session: {
        create: {
          async before(session) {
            const user = await db.client.user.findUnique({ where: { id: session.userId }, select: { banned: true } })
            if (user?.banned !== false) {
              throw new APIError('FORBIDDEN', { message: 'This account is disabled. Contact an admin.' })
            }
          },
        },
      },
    },
  })
}
