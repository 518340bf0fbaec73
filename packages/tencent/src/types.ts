import type { EvidenceKind, LivenessConfig } from '@ekyc/domain'
import type { EkycReason, RefusalReason } from './ekyc-error.ts'

export type Clock = { now(): Date }

export type Api = 'apply' | 'result'

/** The requests per second that all replicas share. */
export type Budget = {
  /** True once a call may go out, at once; false when `untilMs` (epoch milliseconds) came first. */
  take(api: Api, untilMs: number): Promise<boolean>
}

export type ApplyRequest = {
  /** Where Tencent sends the customer back; it appends ?token=. No query of its own. */
  redirectUrl: string
  /** JPG or PNG; at most 8 MB as Base64. */
  compareImage?: Buffer
  /** At most 1,000 characters; comes back with the result. */
  extra?: string
  /** The number of a business process that the merchant made in Tencent's console. */
  ruleId?: string
  config: LivenessConfig
  /** How long to wait for a slot of the budget, in milliseconds. */
  slotWaitMs: number
}

export type Applied = { bizToken: string; verificationUrl: string; requestId: string | null }

export type ResultAttempt = {
  seq: number
  at: Date | null
  code: number | null
  message: string | null
  livenessCode: number | null
  livenessMessage: string | null
  /** Why the live check refused, as "03"; on the PLUS version only. */
  livenessTags: string[]
  compareCode: number | null
  compareMessage: string | null
  /** 0 to 100; null where Tencent did not compare. */
  similarity: number | null
}

export type ResultCard = {
  /** Tencent's name of the kind of document, such as HKIDCard. */
  type: string | null
  isPass: boolean | null
  /** Everything that was read, by its path inside the card: `LicenseNumber`, `Address.City`. */
  fields: Record<string, string>
  /** Warning codes such as -9102 (copy); Tencent also writes them without the minus. */
  warnings: number[]
  /** OriginalCardInfo where it is no JSON. */
  text: string | null
}

/** A picture, a video or whatever else came in Base64. */
export type ResultMedia = {
  kind: Exclude<EvidenceKind, 'comparePhoto' | 'rawResult'>
  /** `1-back` for the back of the first card, Tencent's own path for `other`, else empty. */
  name: string
  /** Decoded; as it came where it does not decode. */
  bytes: Buffer
}

export type ResultDetails = {
  code: number
  message: string | null
  attempts: ResultAttempt[]
  /** Best frame and video are of the last attempt only. */
  media: ResultMedia[]
  cards: ResultCard[]
  extra: string | null
  requestId: string | null
  /** The answer as it came, unknown fields included, its large media replaced by their size and hash. */
  raw: unknown
}

export type SessionResult =
  /** `code` is 17 where Tencent states that the process is not finished. */
  | { state: 'pending'; code: number | null; requestId: string | null; raw: unknown }
  | ({ state: 'passed' } & ResultDetails)
  | ({ state: 'failed' } & ResultDetails)

export type EkycHealth = {
  /** Ours minus Tencent's, in milliseconds, from the last answer; null before the first. */
  clockSkewMs: number | null
  lastSuccessAt: Date | null
  /** `detail`: Node’s code of a failed connection, or a proxy’s status. */
  lastError: { at: Date; api: Api; reason: string; providerCode: string | null; detail: string | null } | null
  /** Per API: Tencent refused our keys or account when it was asked last. One may be refused while the other is served. */
  refused: Record<Api, Refusal | null>
  /** Per API: Tencent was not reached when it was asked last. */
  failing: Record<Api, Failing | null>
  /** When Tencent answered last, be it with an error; null before the first answer. */
  reachedAt: Date | null
  /** RuleIds that Tencent did not know when they were used last, and when that was. */
  unknownRuleIds: { ruleId: string; at: Date }[]
}

/** `since`: the first failure in a row; `at`, `reason` and `providerCode`: of the last one. */
export type Failing = { since: Date; at: Date; reason: EkycReason; providerCode: string | null }

export type Refusal = { at: Date; reason: RefusalReason; providerCode: string | null }

export type ResultOptions = {
  /** How long to wait for a slot of the budget, in milliseconds. */
  slotWaitMs: number
  /** The region that issued the token; the one of the settings unless given. */
  region?: string
  /** Cuts the connection; the call then fails with the reason `aborted`. */
  signal?: AbortSignal
  /** Called while bytes arrive, and every few seconds while a large response waits for its turn. */
  onProgress?(): void
}

/** Tencent's Mobile H5 eKYC, or whatever speaks its protocol. Every failure is an EkycError. */
export type Ekyc = {
  /** Mints a BizToken. Never repeated where Tencent may have carried the call out. */
  apply(request: ApplyRequest): Promise<Applied>
  /** A response may be large and slow: 8 s to its first byte and from each byte to the next, 5 min and 64 MB in all. */
  result(bizToken: string, options: ResultOptions): Promise<SessionResult>
  health(): EkycHealth
}
