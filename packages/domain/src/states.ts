/** The fixed lists of the product. They are stored as text and checked here, because database enums defeat partial indexes. */

export const progressStates = ['created', 'opened', 'started', 'completed', 'expired', 'cancelled'] as const
export type Progress = (typeof progressStates)[number]
/** Not over: the link can still be used. */
export const unended = ['created', 'opened', 'started'] as const satisfies Progress[]

export const endedStates = ['completed', 'cancelled'] as const satisfies Progress[]
/** Only a verification that has not ended is changed, started or cancelled; an expired one can still be extended. */
export const hasEnded = (progress: string): progress is (typeof endedStates)[number] =>
  endedStates.some((each) => each === progress)

export const outcomes = ['passed', 'failed'] as const
export type Outcome = (typeof outcomes)[number]

export const reviewStates = ['notNeeded', 'pending', 'approved', 'declined', 'askedAgain'] as const
export type Review = (typeof reviewStates)[number]

export const sessionStates = ['minting', 'open', 'passed', 'failed', 'unfinished', 'lost'] as const
export type SessionState = (typeof sessionStates)[number]

export const declinedStates = ['ratherNot', 'notMe'] as const
export type Declined = (typeof declinedStates)[number]

export const needsStates = ['comparePhoto'] as const
export type Needs = (typeof needsStates)[number]

/** `other`: whatever else came with a result in Base64, under Tencent's own name. */
export const evidenceKinds = ['comparePhoto', 'bestFrame', 'video', 'cardImage', 'other', 'rawResult'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

export const cancelReasons = [
  'customerAsked',
  'wrongPerson',
  'duplicate',
  'createdByMistake',
  'suspectedFraud',
  'notMe',
  'other',
] as const
export type CancelReason = (typeof cancelReasons)[number]

/** What an outcome proves. Every place that says "Passed" says it too. */
export const proofs = ['faceToPhoto', 'faceToCard', 'faceOnly', 'cardOnly'] as const
export type Proof = (typeof proofs)[number]

export type CheckMode = 1 | 2 | 3 | 4

const proofByMode = { 1: 'faceToCard', 2: 'faceToPhoto', 3: 'faceOnly', 4: 'cardOnly' } as const satisfies Record<
  CheckMode,
  Proof
>

/** What an outcome in this check mode proves. */
export const proofOf = (checkMode: CheckMode): Proof => proofByMode[checkMode]

/** Languages of the customer's pages. */
export const locales = ['en', 'zh-CN', 'zh-TW', 'th', 'id'] as const
export type Locale = (typeof locales)[number]

const tencentLanguages = { en: 'en', 'zh-CN': 'zh-cn', 'zh-TW': 'zh-tc', th: 'th', id: 'id' } as const satisfies Record<
  Locale,
  string
>

/** The same language as Tencent's page names it. */
export const tencentLanguage = (locale: Locale) => tencentLanguages[locale]
