import { type ApiErrorGroup, type ApiErrorReason, apiErrorOf } from '@ekyc/domain'

/** Why no connection came about. Tencent cannot have carried the call out. */
export type ConnectionReason = 'unreachable' | 'dns' | 'proxy' | 'tlsUntrusted' | 'tls'

/** Why an answer was given up: the upper bound for its size, or for the time it may take in all. */
export type LimitReason = 'tooLarge' | 'tooSlow'

export type EkycReason =
  | ApiErrorReason
  | ConnectionReason
  | LimitReason
  | 'timeout'
  | 'broken'
  | 'nonsense'
  | 'overBudget'
  /** Given up by the caller: the server stops, or the session was settled elsewhere. */
  | 'aborted'

const refusals = ['badKeys', 'notActivated', 'arrears', 'forbidden'] as const satisfies ApiErrorReason[]
/** Why Tencent serves nobody with our keys, whatever is asked. */
export type RefusalReason = (typeof refusals)[number]

export const refusalOf = (reason: EkycReason): RefusalReason | null => refusals.find((each) => each === reason) ?? null

/** A call that brought no answer of use. `message` is for logs and holds no secret and nothing of a customer. */
export class EkycError extends Error {
  override readonly name = 'EkycError'
  readonly kind: ApiErrorGroup
  readonly reason: EkycReason
  /** Tencent's own code, as it came. */
  readonly providerCode: string | null
  readonly requestId: string | null
  /** Tencent may have carried the call out: an `apply` must not be repeated. */
  readonly answerLost: boolean
  /** Node’s code of a failed connection, such as CERT_HAS_EXPIRED, or the HTTP status of a refusal. */
  readonly detail: string | null

  constructor(about: {
    kind: ApiErrorGroup
    reason: EkycReason
    providerCode?: string | null
    requestId?: string | null
    answerLost?: boolean
    detail?: string | null
  }) {
    const code = about.providerCode ?? about.detail
    super(`Tencent: ${about.reason}${code ? ` (${code})` : ''}`)
    this.kind = about.kind
    this.reason = about.reason
    this.providerCode = about.providerCode ?? null
    this.requestId = about.requestId ?? null
    this.answerLost = about.answerLost ?? false
    this.detail = about.detail ?? null
  }
}

/** A failure that may be gone with the next call. `answerLost`: Tencent may have carried this one out. */
export const passing = (reason: EkycReason, answerLost: boolean, detail: string | null = null) =>
  new EkycError({ kind: 'retryable', reason, answerLost, detail })

/** What Tencent answered with an error code. */
export function fromCode(code: string, requestId: unknown): EkycError {
  const known = apiErrorOf(code)
  return new EkycError({
    kind: known.group,
    reason: known.reason,
    providerCode: code.slice(0, 100),
    requestId: typeof requestId === 'string' ? requestId.slice(0, 100) : null,
    answerLost: known.reason === 'serverError',
  })
}
