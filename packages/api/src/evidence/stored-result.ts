import type { ResultCard, ResultDetails } from '@ekyc/tencent'

/** What of a result is kept as one text: the raw answer, and what was read from cards, without their pictures. */
export type StoredResult = { answer: unknown; cards: Omit<ResultCard, 'images'>[] }

export const storedResult = ({ raw, cards }: ResultDetails): StoredResult => ({
  answer: raw,
  cards: cards.map(({ images: _, ...card }) => card),
})
