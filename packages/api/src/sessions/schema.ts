import type { SessionState } from '@ekyc/domain'

export type AttemptView = {
  id: string
  seq: number
  at: string | null
  errorCode: number | null
  errorMessage: string | null
  livenessCode: number | null
  livenessMessage: string | null
  /** Tencent's LivenessInfoTag, such as "03": why the live check refused. On the PLUS version only. */
  livenessTags: string[]
  compareCode: number | null
  compareMessage: string | null
  /** 0 to 100; null where Tencent did not compare. */
  similarity: number | null
}

/** What Tencent says of a card, without anything that was read from it. */
export type CardFacts = { type: string | null; isPass: boolean | null; warnings: number[] }

export type SessionView = {
  id: string
  state: SessionState
  createdAt: string
  /** When Tencent issued the BizToken; null while it is being minted. */
  issuedAt: string | null
  /** Until then Tencent keeps the result: 72 h after issuance. */
  resultUntil: string | null
  /** Next instant at which the rescuer asks for the result. */
  nextLookAt: string | null
  lastAskedAt: string | null
  /** Why the last look failed, while it does. */
  lookProblem: string | null
  /** 17 where Tencent answers with it that the process is not finished; polling goes on. */
  pendingCode: number | null
  settledAt: string | null
  consent: { at: string; locale: string; version: string }
  /** Every word that the customer agreed to; null for sessions started before texts were kept. */
  consentText: string | null
  errorCode: number | null
  errorMessage: string | null
  /** One entry per card that was read; empty for sessions settled before this was kept. */
  cards: CardFacts[]
  attempts: AttemptView[]
}
