import type { ResultDetails } from '@ekyc/tencent'

/** What of a result is kept as one text: the raw answer, from which the cards are read when it is shown. */
export type StoredResult = { answer: unknown }

export const storedResult = ({ raw }: ResultDetails): StoredResult => ({ answer: raw })
