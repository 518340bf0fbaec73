import type { DataKey } from '@ekyc/storage'

/** Address and provider's words, sealed with the verification's key: deleting it is the erasure. */
export const sealTo = (key: DataKey, id: string, to: string) => key.seal(to, `to:${id}`)
export const openTo = (key: DataKey, { id, sealedTo }: { id: string; sealedTo: string }) =>
  key.unseal(sealedTo, `to:${id}`).toString('utf8')

/** Providers may write pages. */
const ANSWER_LENGTH = 500

export const sealAnswer = (key: DataKey, id: string, text: string) =>
  key.seal(text.slice(0, ANSWER_LENGTH), `answer:${id}`)
export const openAnswer = (key: DataKey, { id, sealedAnswer }: { id: string; sealedAnswer: string | null }) =>
  sealedAnswer && key.unseal(sealedAnswer, `answer:${id}`).toString('utf8')
