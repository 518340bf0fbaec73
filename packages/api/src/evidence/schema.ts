import { type EvidenceKind, fields } from '@ekyc/domain'
import { z } from 'zod'
import { idField } from '../id-field.ts'

export const lookInput = z.strictObject({ verificationId: idField, reason: fields.reason })

export type EvidenceView = {
  id: string
  kind: EvidenceKind
  /** Tells several card images of one session apart. */
  name: string
  state: 'stored' | 'missing'
  sessionId: string | null
  mediaType: string
  bytes: number
  createdAt: string
  replacedAt: string | null
}

export type CardView = {
  sessionId: string
  type: string | null
  isPass: boolean | null
  fields: Record<string, string>
  warnings: number[]
}

/** `missing`: the file is not in the store. `damaged`: it does not open, or is another row's. */
export type EvidenceProblem = 'missing' | 'damaged'

export type EvidenceLookView = {
  /** Until then GET /api/evidence/:id gives the bytes: 5 minutes from the look. */
  until: string
  items: { id: string; kind: string; name: string; sessionId: string | null; mediaType: string; bytes: number }[]
  cards: CardView[]
  /** Tencent's answers without media, one per settled session. */
  raw: { sessionId: string; answer: unknown }[]
  /** Answers that cannot be shown. */
  unreadable: { sessionId: string; problem: EvidenceProblem }[]
}
