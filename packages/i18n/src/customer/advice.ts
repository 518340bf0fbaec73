/** What a mendable failure says: headline, one sentence, what helps. */
export type Advice = { title: string; text: string; tips: [string, string, string] }

/** Keys of packages/domain's advice that have a page of their own. */
export const adviceWithPage = [
  'dim',
  'bright',
  'far',
  'close',
  'offCentre',
  'covered',
  'movement',
  'sound',
  'video',
  'liveness',
  'compare',
  'abandoned',
  'provider',
] as const
export type AdviceWithPage = (typeof adviceWithPage)[number]
