import type { ResultCard } from '@ekyc/tencent'
import type { CardFacts } from './schema.ts'

const MAX_CARDS = 20
const MAX_WARNINGS = 50
const MAX_TYPE = 100

/** Returns the part of a result's cards that everyone may see, as the session's row holds it; null without a card. */
export function cardFacts(cards: ResultCard[]): string | null {
  if (cards.length === 0) return null
  const facts = cards.slice(0, MAX_CARDS).map(
    ({ type, isPass, warnings }): CardFacts => ({
      type: type?.replaceAll('\0', '').slice(0, MAX_TYPE).toWellFormed() ?? null,
      isPass,
      warnings: warnings.slice(0, MAX_WARNINGS),
    }),
  )
  return JSON.stringify(facts)
}

/** The same from a row; nothing for a session that was settled before it was kept. */
export const readCardFacts = (kept: string | null): CardFacts[] => JSON.parse(kept ?? '[]') as CardFacts[]
