import { type ComparedName, compareNames, namesOnCard } from '@ekyc/domain/card-name'
import { type DataKey, TamperedError } from '@ekyc/storage'
import type { ResultCard } from '@ekyc/tencent'

/** Seals the names of a result's cards for the session's row; null without any. What was read from a card is evidence. */
export function sealCardNames(key: DataKey, sessionId: string, cards: ResultCard[]): string | null {
  const names = cards.flatMap(({ fields }) => namesOnCard(fields))
  return names.length > 0 ? key.seal(JSON.stringify(names), contextOf(sessionId)) : null
}

type Kept = { id: string; sealedCardNames: string | null }

/** Compares a customer's name with the cards of a session; null without a card, or if its row was changed by others. */
export function compareCardName(key: DataKey, customerName: string, session: Kept): ComparedName | null {
  if (!session.sealedCardNames) return null
  try {
    const names = key.unseal(session.sealedCardNames, contextOf(session.id)).toString('utf8')
    return compareNames(customerName, JSON.parse(names) as string[])
  } catch (error) {
    if (error instanceof TamperedError) return null
    throw error
  }
}

const contextOf = (sessionId: string) => `card-names:${sessionId}`
