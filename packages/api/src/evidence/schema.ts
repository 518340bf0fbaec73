import { type CardPart, type ComparedName, type EvidenceKind, fields } from '@ekyc/domain'
import { z } from 'zod'
import { idField } from '../id-field.ts'

export const lookInput = z.strictObject({ verificationId: idField, reason: fields.reason })

export type EvidenceView = {
  id: string
  kind: EvidenceKind
  /** Tells several card images of one session apart (`1-back`); of an `other`, Tencent's own path of the field. */
  name: string
  /** Which picture of which card, for a `cardImage`; cards count from 1. */
  part: { card: number; side: CardPart } | null
  state: 'stored' | 'missing'
  sessionId: string | null
  mediaType: string
  bytes: number
  createdAt: string
  replacedAt: string | null
}

export type CardView = {
  sessionId: string
  /** Tencent's name of the kind of document, such as HKIDCard. */
  type: string | null
  isPass: boolean | null
  /** Everything that was read, under Tencent's names: `LicenseNumber`, `Address.City`. */
  fields: Record<string, string>
  warnings: number[]
  /** The holder's name beside the customer's, with what differs marked; null where no name was read. */
  name: ComparedName | null
  /** What was read, where Tencent gave it as a text that is no JSON (OriginalCardInfo). */
  text: string | null
}

/** `missing`: the file is not in the store. `damaged`: it does not open, or is another row's. */
export type EvidenceProblem = 'missing' | 'damaged'

export type EvidenceLookView = {
  /** Until then GET /api/evidence/:id gives the bytes: 5 minutes from the look. */
  until: string
  items: EvidenceView[]
  cards: CardView[]
  /** Tencent's answers without media, one per settled session. */
  raw: { sessionId: string; answer: unknown }[]
  /** Answers that cannot be shown. */
  unreadable: { sessionId: string; problem: EvidenceProblem }[]
}
