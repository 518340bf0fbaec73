import type { Permission, Role } from '@ekyc/domain'
import { can } from '@ekyc/domain'
import { initTRPC } from '@trpc/server'
import { z } from 'zod'
import type { Ctx, Ports, UserActor } from './context.ts'
import { AppError, expectedFailure, toTRPCError } from './errors.ts'

export type SignedIn = { userId: string; role: Role }

/** What every request brings. */
export type RequestContext = {
  ports: Ports
  /**
   * Who is signed in. Never remembered for a mutation (`fresh`); a query may use what was known within the last 2 s.
   * `extend`: from a program, counts as use of the session, which ends after 30 minutes without any.
   */
  signedIn(options: { fresh: boolean; extend: boolean }): Promise<SignedIn | null>
  /** The request's headers, for what belongs to the session itself. */
  headers: Headers
  /** Adds a `Set-Cookie` line to the answer. */
  setCookie?(line: string): void
}

type Meta = { permission: Permission | 'public' }

const t = initTRPC
  .context<RequestContext>()
  .meta<Meta>()
  .create({
    // Proxies close what is silent; a console that hears nothing for longer connects again.
    sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
    errorFormatter({ shape, error }) {
      const cause = error.cause
      const app = cause instanceof AppError ? cause : null
      const zod = cause instanceof z.ZodError ? cause : null
      return {
        code: shape.code,
        message: zod ? wordsOf(zod) : app ? app.message : (plainWords[error.code] ?? error.message),
        data: {
          code: error.code,
          httpStatus: app?.httpStatus ?? shape.data.httpStatus,
          path: shape.data.path,
          appCode: app?.code ?? (zod ? 'invalidInput' : null),
          reason: app?.reason ?? null,
          facts: app?.facts ?? null,
          field: app?.field ?? (zod?.issues[0]?.path.join('.') || null),
        },
      }
    },
  })

/** In place of texts that are the library's own, or a bug's. */
const plainWords: Record<string, string> = {
  INTERNAL_SERVER_ERROR:
    'Something went wrong on our side. The error was logged. Try again, and contact your admin if it keeps happening.',
  PARSE_ERROR: 'The request is not valid.',
  BAD_REQUEST: 'The request is not valid.',
}

/** "customer.email: Write an address such as …" for each field that is wrong. */
function wordsOf(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join('\n')
}

/** Expected failures keep their words; anything else is a bug: logged with its stack, and nobody sees its text. */
const withErrors = t.middleware(async ({ ctx, path, signal, next }) => {
  const result = await next()
  if (result.ok) return result
  const { cause, code } = result.error
  const failure = expectedFailure(cause)
  if (failure) {
    if (failure !== cause) ctx.ports.log.error({ path, error: cause }, 'storage or database unavailable')
    throw toTRPCError(failure)
  }
  if (code !== 'INTERNAL_SERVER_ERROR') return result
  if (signal?.aborted && codeOf(cause) === 'ECONNRESET') ctx.ports.log.info({ path }, 'upload aborted by the client')
  else ctx.ports.log.error({ path, error: cause ?? result.error }, 'procedure failed')
  return result
})

const codeOf = (error: Error | undefined) => (error && 'code' in error ? error.code : null)

export const router = t.router

/** A procedure that anybody may call: set-up and invitations, whose one-time token is the authority. */
export const publicProcedure = t.procedure
  .meta({ permission: 'public' })
  .use(withErrors)
  .use(({ ctx, next }) =>
    next({
      ctx: {
        ...ctx.ports,
        actor: { kind: 'setup' },
        headers: ctx.headers,
        rememberBrowser: rememberBrowser(ctx),
      } satisfies Ctx & { headers: Headers; rememberBrowser: unknown },
    }),
  )

/** Makes the browser known to the account whose owner has just proved who they are, and passes on the result. */
function rememberBrowser({ ports, headers, setCookie }: RequestContext) {
  return <T extends { email: string }>(proved: T): T => {
    setCookie?.(ports.signInGuard.rememberBrowser(proved.email, headers.get('cookie')))
    return proved
  }
}

/** A procedure for signed-in people whose role has the permission. */
export function procedure(permission: Permission) {
  return t.procedure
    .meta({ permission })
    .use(withErrors)
    .use(async ({ ctx, type, next }) => {
      // A stream that is open, or opens again by itself, is nobody at work.
      const extend = type !== 'subscription'
      const user = assertCan(await ctx.signedIn({ fresh: type === 'mutation', extend }), permission)
      const actor: UserActor = { kind: 'user', ...user }
      /** For what lasts: throws once the viewer is signed out, disabled or has lost the permission. */
      const assertAllowed = async () => {
        assertCan(await ctx.signedIn({ fresh: true, extend: false }), permission)
      }
      return next({
        ctx: { ...ctx.ports, actor, headers: ctx.headers, rememberBrowser: rememberBrowser(ctx), assertAllowed },
      })
    })
}

function assertCan(user: SignedIn | null, permission: Permission): SignedIn {
  if (!user) throw toTRPCError(new AppError('notSignedIn', 'Sign in to continue.'))
  if (!can(user.role, permission)) {
    throw toTRPCError(new AppError('notAllowed', 'You don’t have permission to do this. Ask an admin.'))
  }
  return user
}
