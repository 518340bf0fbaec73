export const codeKinds = [
  'pass',
  'integration',
  'provider',
  'session',
  'capture',
  'fraud',
  'liveness',
  'abandoned',
  'comparePhoto',
  'compare',
  'unknown',
] as const
export type CodeKind = (typeof codeKinds)[number]

/** Which words the customer reads; `none` has no page of its own, `final` is the end of the road online. */
export const adviceKeys = [
  'none',
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
  'comparePhoto',
  'final',
] as const
export type AdviceKey = (typeof adviceKeys)[number]

/** What the console says of a code, in one language. */
export type CodeWords = {
  /** For lists: at most 11 characters, 6 in Chinese. */
  label: string
  meaning: string
  operatorAction: string
}

export type OutcomeCode = CodeWords & {
  code: number
  kind: CodeKind
  advice: AdviceKey
  /** The customer can pass by trying again on the same link, with nothing changed by us. */
  retryable: boolean
  /** Whether Tencent charges for it; `unknown` where its documents are silent. */
  billed: 'yes' | 'no' | 'unknown'
  /** The one product of Tencent’s on which it is, where the documents narrow it down. */
  billedOn?: 'apiOnly'
  /** The day Tencent introduced it, as yyyy-mm-dd, where that is known. */
  since?: string
}
