import type { SessionState } from '@ekyc/domain'

export type AttemptView = {
  id: string
  seq: number
  at: string | null
  errorCode: number | null
  errorMessage: string | null
  livenessCode: number | null
  livenessMessage: string | null
  compareCode: number | null
  compareMessage: string | null
  /** 0 to 100; null where Tencent did not compare. */
  similarity: number | null
}

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
  settledAt: string | null
  consent: { at: string; locale: string; version: string }
  errorCode: number | null
  errorMessage: string | null
  attempts: AttemptView[]
}
