import type { AppRouter } from '@ekyc/api'
import { TRPCClientError } from '@trpc/client'

export type Failure = {
  /** What kind of failure it was; `offline` if no answer came, `page` for a fault of the console itself. */
  kind:
    | 'page'
    | 'offline'
    | 'signedOut'
    | 'invalidInput'
    | 'notAllowed'
    | 'notFound'
    | 'conflict'
    | 'tooMany'
    | 'notAvailable'
    | 'unexpected'
  /** The server's own words, in English; null where it gave none. */
  words: string | null
  /** The input that is to be mended. */
  field: string | null
}

const kinds: Record<string, Failure['kind']> = {
  UNAUTHORIZED: 'signedOut',
  BAD_REQUEST: 'invalidInput',
  PAYLOAD_TOO_LARGE: 'invalidInput',
  FORBIDDEN: 'notAllowed',
  NOT_FOUND: 'notFound',
  CONFLICT: 'conflict',
  PRECONDITION_FAILED: 'conflict',
  TOO_MANY_REQUESTS: 'tooMany',
  SERVICE_UNAVAILABLE: 'notAvailable',
}

/** A page of the console could not be fetched, because no server answers. */
export class ServerGone extends Error {}

/** What a failed call says, in the console's terms. */
export function failureOf(error: unknown): Failure {
  const data = dataOf(error)
  if (!data) {
    const noAnswer = error instanceof TRPCClientError || error instanceof ServerGone
    const unanswered = navigator.onLine ? 'notAvailable' : 'offline'
    return { kind: noAnswer ? unanswered : 'page', words: null, field: null }
  }
  const kind = kinds[data.code] ?? 'unexpected'
  return {
    kind,
    words: kind === 'unexpected' || kind === 'signedOut' ? null : (error as Error).message,
    field: data.field,
  }
}

/** Which of several refusals it was, where the server says so. */
export const reasonOf = (error: unknown): string | null => dataOf(error)?.reason ?? null

export const isSignedOut = (error: unknown): boolean => dataOf(error)?.code === 'UNAUTHORIZED'

/** The procedure that failed. */
export const failedPath = (error: unknown): string | null => dataOf(error)?.path ?? null

/** A refusal stays one; a lost connection or an overloaded server may be over in a moment. */
export function isWorthRetrying(failures: number, error: unknown): boolean {
  const code = dataOf(error)?.code
  return failures < 2 && (code === undefined || code === 'SERVICE_UNAVAILABLE' || code === 'TOO_MANY_REQUESTS')
}

function dataOf(error: unknown) {
  return error instanceof TRPCClientError ? ((error as TRPCClientError<AppRouter>).data ?? null) : null
}
