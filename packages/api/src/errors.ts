import { type Outage, outageOf } from '@ekyc/db'
import { StorageError, TamperedError } from '@ekyc/storage'
import { TRPCError } from '@trpc/server'

/** What can go wrong as expected; anything else is a bug. */
export type ErrorCode =
  | 'invalidInput'
  | 'notSignedIn'
  | 'notAllowed'
  | 'notFound'
  | 'gone'
  | 'conflict'
  | 'tooLarge'
  | 'tooMany'
  | 'notAvailable'

const table = {
  invalidInput: { http: 400, trpc: 'BAD_REQUEST' },
  notSignedIn: { http: 401, trpc: 'UNAUTHORIZED' },
  notAllowed: { http: 403, trpc: 'FORBIDDEN' },
  notFound: { http: 404, trpc: 'NOT_FOUND' },
  conflict: { http: 409, trpc: 'CONFLICT' },
  gone: { http: 410, trpc: 'PRECONDITION_FAILED' },
  tooLarge: { http: 413, trpc: 'PAYLOAD_TOO_LARGE' },
  tooMany: { http: 429, trpc: 'TOO_MANY_REQUESTS' },
  notAvailable: { http: 503, trpc: 'SERVICE_UNAVAILABLE' },
} as const satisfies Record<ErrorCode, { http: number; trpc: TRPCError['code'] }>

/**
 * An expected failure. `message` is for people: what happened and what to do.
 * `detail` is for logs and holds no personal values; `field` names the input that is to be mended; `reason` tells the
 * console which of several refusals it is, for words in the reader's language, and `facts` what those words name.
 */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly detail: string | undefined
  readonly field: string | undefined
  readonly reason: string | undefined
  readonly facts: Record<string, unknown> | undefined
  constructor(
    code: ErrorCode,
    message: string,
    more: { detail?: string; field?: string; reason?: string; facts?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause })
    this.code = code
    this.detail = more.detail
    this.field = more.field
    this.reason = more.reason
    this.facts = more.facts
  }

  get httpStatus(): number {
    return table[this.code].http
  }
}

const outages: Record<Outage, string> = {
  unreachable: 'The database is not responding. Nothing was lost. Try again in a minute.',
  busy: 'The database is too busy right now. Try again in a minute.',
  readOnly:
    'The database is read-only right now, so nothing was changed. Try again in a minute. If it keeps happening, contact your admin.',
  full: 'The database disk is full. Nothing was changed. Free up space and try again.',
  denied:
    'The database denies this server a permission it needs. Contact your admin: docs/operate.md lists the permissions.',
  corrupt: 'The database is damaged and must be restored from a backup. Contact your admin.',
}

const storageReasons = {
  notMounted: 'storageNotMounted',
  foreign: 'storageForeign',
  refused: 'storageRefused',
} as const

/** The expected failure behind what was thrown: ours, or one of storage's or the database's that passes. Null for a bug. */
export function expectedFailure(thrown: unknown): AppError | null {
  if (thrown instanceof AppError) return thrown
  if (thrown instanceof StorageError) {
    return new AppError('notAvailable', thrown.message, { reason: storageReasons[thrown.reason], cause: thrown })
  }
  if (thrown instanceof TamperedError) {
    return new AppError('gone', 'This data was changed outside the program and can’t be opened. Contact your admin.', {
      reason: 'damaged',
      cause: thrown,
    })
  }
  const outage = outageOf(thrown)
  return outage && outageError(outage, thrown)
}

/** For what only ever breaks when the database does, and may say so without a reason. */
export const databaseAway = (cause: unknown) => outageError(outageOf(cause) ?? 'unreachable', cause)

const outageError = (outage: Outage, cause: unknown) =>
  new AppError('notAvailable', outages[outage], { reason: `database.${outage}`, cause })

/** The same failure as tRPC sends it, with the code that belongs to it. */
export function toTRPCError(error: AppError): TRPCError {
  return new TRPCError({ code: table[error.code].trpc, message: error.message, cause: error })
}
