import { codeTable } from './codes.table.ts'
import { chineseCodes } from './codes.zh-CN.ts'

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

export type OutcomeCode = {
  code: number
  kind: CodeKind
  /** At most 11 letters, for lists. */
  label: string
  meaning: string
  operatorAction: string
  advice: AdviceKey
  /** A further try by the same customer can pass. */
  retryable: boolean
  /** Whether Tencent charges for it; `unknown` where its documents are silent. */
  billed: 'yes' | 'no' | 'unknown'
  /** When Tencent introduced it, where that is known. */
  since?: string
}

/** Every outcome code that Tencent documents, by number. */
export const outcomeCodes: readonly OutcomeCode[] = codeTable

const byCode = new Map(codeTable.map((entry) => [entry.code, entry]))

/** What is known of a code. One that Tencent does not document is of kind `unknown`: shown with Tencent's own message. */
export function codeOf(code: number): OutcomeCode {
  return (
    byCode.get(code) ?? {
      code,
      kind: 'unknown',
      label: 'Unknown',
      meaning: 'Tencent does not document this code.',
      operatorAction: "Read Tencent's message beside the code, look at the evidence and decide by hand.",
      advice: 'final',
      retryable: false,
      billed: 'unknown',
    }
  )
}

/** The same entry in the language of the console. */
export function localizedCode(code: number, language: 'en' | 'zh-CN'): OutcomeCode {
  const entry = codeOf(code)
  if (language === 'en') return entry
  return { ...entry, ...(chineseCodes[code] ?? chineseCodes.unknown) }
}
