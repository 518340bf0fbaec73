import type {
  CancelReason,
  Channel,
  Declined,
  DeliveryState,
  Locale,
  Needs,
  Outcome,
  Progress,
  Proof,
  Review,
  ReviewReason,
} from '@ekyc/domain'
import { endedStates } from '@ekyc/domain'

type Stored = {
  progress: string
  outcome: string | null
  outcomeCode: number | null
  proof: string | null
  lastCode: number | null
  review: string
  needs: string | null
  declined: string | null
}

/** The columns that `axes` reads. */
export const axesColumns = {
  progress: true,
  outcome: true,
  outcomeCode: true,
  proof: true,
  lastCode: true,
  review: true,
  needs: true,
  declined: true,
} as const

/** The three axes and what stands beside them. Only packages/domain's lists are ever written, so the types hold. */
export function axes(row: Stored) {
  return {
    progress: row.progress as Progress,
    outcome: row.outcome as Outcome | null,
    outcomeCode: row.outcomeCode,
    proof: row.proof as Proof | null,
    lastCode: row.lastCode,
    review: row.review as Review,
    needs: row.needs as Needs | null,
    declined: row.declined as Declined | null,
  }
}

/** Why it needs a decision; nothing for rows from before reasons were kept. */
export const reasonsOf = ({ reviewReasons }: { reviewReasons: string | null }) =>
  JSON.parse(reviewReasons ?? '[]') as ReviewReason[]

export const notEnded = { progress: { notIn: [...endedStates] } }

/** What became of its messages; null where none was sent. */
export const deliveryOf = (row: { messageState: string; messageChannel: string | null }) =>
  row.messageChannel === null
    ? null
    : { state: row.messageState as DeliveryState, channel: row.messageChannel as Channel }

export const asLocale = (stored: string | null) => stored as Locale | null
export const asCancelReason = (stored: string | null) => stored as CancelReason | null

/** The progress of an expired verification once its link is open again. */
export function reopenedAs(row: { startedAt: Date | null; openedAt: Date | null }): 'started' | 'opened' | 'created' {
  if (row.startedAt) return 'started'
  return row.openedAt ? 'opened' : 'created'
}
