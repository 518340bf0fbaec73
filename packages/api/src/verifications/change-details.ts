import type { Tx } from '@ekyc/db'
import type { Emit } from '../events/record.ts'
import { moveMessages } from '../messages/move-messages.ts'
import type { VerificationRow } from './find-verification.ts'
import { indexWords } from './search-index.ts'

/** What of a verification can be corrected; undefined leaves it as it is. */
export type Details = {
  [F in 'customerName' | 'shownAs' | 'unit']?: string | undefined
} & {
  [F in 'greeting' | 'salutation' | 'email' | 'phone' | 'timeZone' | 'reference' | 'locale']?: string | null | undefined
}

/** Corrects details in the caller's transaction. Old and new values stay, sealed, in the timeline. */
export async function changeDetails(
  tx: Tx,
  emit: Emit,
  row: VerificationRow,
  wanted: Details,
): Promise<VerificationRow> {
  const changed = Object.entries(wanted).filter(
    ([field, value]) => value !== undefined && value !== row[field as keyof Details],
  )
  if (changed.length === 0) return row
  const data = Object.fromEntries(changed)
  const updated = await tx.verification.update({ where: { id: row.id }, data })
  await indexWords(tx, updated)
  if (updated.unit !== row.unit) await moveMessages(tx, updated)
  await emit({
    verificationId: row.id,
    kind: 'detailsChanged',
    facts: { fields: changed.map(([field]) => field) },
    personal: {
      before: Object.fromEntries(changed.map(([field]) => [field, row[field as keyof Details]])),
      after: data,
    },
  })
  return updated
}
