/** The pictures of a card, under the names that stored evidence has; `card` is the front. */
export const cardParts = ['card', 'back', 'cut', 'backCut', 'head'] as const
export type CardPart = (typeof cardParts)[number]
