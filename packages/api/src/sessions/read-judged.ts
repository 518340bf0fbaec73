import type { Tx } from '@ekyc/db'
import type { NameGrade } from '@ekyc/domain'
import type { DataKey } from '@ekyc/storage'
import { compareCardName } from './card-names.ts'

type Judging = {
  verificationId: string
  /** What this session has counts, else the newest that has it. */
  sessionId: string | undefined
  customerName: string
  /** Null if it was changed outside the program. */
  key: DataKey | null
}

/** What results say that a review rule looks at. */
export const readJudged = async (tx: Tx, judging: Judging) => ({
  similarity: await lastSimilarity(tx, judging),
  cardName: await gradeCardName(tx, judging),
})

async function lastSimilarity(tx: Tx, { verificationId, sessionId }: Judging): Promise<number | null> {
  const compared = await tx.attempt.findMany({
    where: { verificationId, similarity: { not: null } },
    orderBy: [{ sessionId: 'desc' }, { seq: 'desc' }],
    select: { sessionId: true, similarity: true },
  })
  const last = compared.find((attempt) => attempt.sessionId === sessionId) ?? compared[0]
  return last?.similarity ?? null
}

/** How the name on the card compares with the customer's present one; null without a card that was read. */
export async function gradeCardName(
  tx: Pick<Tx, 'session'>,
  { verificationId, sessionId, customerName, key }: Judging,
): Promise<NameGrade | null> {
  const read = await tx.session.findMany({
    where: { verificationId, sealedCardNames: { not: null } },
    orderBy: { id: 'desc' },
    select: { id: true, sealedCardNames: true },
  })
  const session = read.find(({ id }) => id === sessionId) ?? read[0]
  return (key && session && compareCardName(key, customerName, session)?.grade) ?? null
}
