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

  constructor(about: {
    kind: ApiErrorGroup
    reason: EkycReason
    providerCode?: string | null
    requestId?: string | null
    answerLost?: boolean
  }) {
    super(`Tencent: ${about.reason}${about.providerCode ? ` (${about.providerCode})` : ''}`)
    this.kind = about.kind
    this.reason = about.reason
    this.providerCode = about.providerCode ?? null
    this.requestId = about.requestId ?? null
    this.answerLost = about.answerLost ?? false
  }
}

/** A failure that may be gone with the next call. `answerLost`: Tencent may have carried this one out. */
export const passing = (reason: EkycReason, answerLost: boolean) =>
  new EkycError({ kind: 'retryable', reason, answerLost })

/** What the SDK throws: with `code` Tencent's error, with `httpCode` another status, with neither a broken connection or answer. */
export function fromSdk(thrown: unknown): EkycError {
  if (typeof thrown !== 'object' || thrown === null) return passing('nonsense', true)
  const { code, httpCode, requestId, message } = thrown as Record<string, unknown>
  // Node's own codes are all capitals: ECONNRESET, CERT_HAS_EXPIRED, Z_DATA_ERROR.
  if (typeof code === 'string' && !/^(E[A-Z]+|[A-Z\d]+(_[A-Z\d]+)+)$/.test(code)) {
    const known = apiErrorOf(code)
    return new EkycError({
      kind: known.group,
      reason: known.reason,
      providerCode: code.slice(0, 100),
      requestId: typeof requestId === 'string' ? requestId.slice(0, 100) : null,
      answerLost: known.reason === 'serverError',
    })
  }
  if (httpCode === 429) return passing('rateLimited', false)
  if (typeof httpCode === 'number') return passing('serverError', httpCode >= 500)
  const text = typeof message === 'string' ? message : ''
  if (/ENOTFOUND|EAI_AGAIN/.test(text)) return passing('dns', false)
  if (/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/.test(text)) return passing('unreachable', false)
  if (/network timeout/.test(text)) return passing('timeout', true)
  return passing(/failed, reason:|Premature close/.test(text) ? 'broken' : 'nonsense', true)
}
