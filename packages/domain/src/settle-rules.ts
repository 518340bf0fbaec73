import type { CodeKind } from './code-kinds.ts'
import { codeOf } from './codes.ts'
import { type Judged, type ReviewReason, type ReviewRule, reasonsByRule } from './review-rule.ts'
import { type CheckMode, type Needs, type Outcome, type Progress, type Proof, proofOf, type Review } from './states.ts'
import { HOUR_MS, MAX_TOKENS, RESULT_WINDOW_HOURS, UNFINISHED_PROOF_HOURS } from './times.ts'

/** What a verification is when one of its sessions is settled. */
export type VerificationFacts = {
  progress: Progress
  outcome: Outcome | null
  outcomeCode: number | null
  review: Review
  lastCode: number | null
  needs: Needs | null
  sessionsUsed: number
  sessionLimit: number
  tokensMinted: number
  checkMode: CheckMode
  expiresAt: Date
  now: Date
  /** Another session still waits for its result. */
  othersOpen: boolean
  /** A session that began later has a result already. */
  newerSettled: boolean
  /** A compare photo was put in place after this session began. */
  photoReplaced: boolean
  /** Of the pinned profile version. */
  reviewRule: ReviewRule
  /** What the rule looks at if the verification ends by this result. */
  judged: Judged
  /** Why it needs a decision so far. */
  reviewReasons: readonly ReviewReason[]
  /** The session is known only because its token came back; absent for one that was issued as usual. */
  returned?: SessionReturned | null
}

/** `proven`: Tencent confirms that the token was issued for this verification. */
export type SessionReturned = 'proven' | 'unproven'

/** `unfinished` and `lost`: the 72 hours ended without a result. */
export type SettledResult = { state: 'passed' } | { state: 'failed'; code: number } | { state: 'unfinished' | 'lost' }

/** `alert`: somebody has to see it. */
export type SettleEvent = { alert: boolean } & (
  | { kind: 'completed'; facts: { outcome: Outcome | null; code: number | null; proof: Proof | null } }
  | { kind: 'photoNeeded' | 'resultContradicts' | 'tokenLimitReached' | 'expired' }
)

export type VerificationChange = {
  /** The fields to write; what is absent stays as it is. */
  set: Partial<{
    progress: Progress
    outcome: Outcome
    outcomeCode: number
    proof: Proof
    review: Review
    /** All of them, with those so far. */
    reviewReasons: ReviewReason[]
    lastCode: number
    needs: Needs | null
    sessionsUsed: number
  }>
  /** The verification ends by this result: completedAt is now. */
  completes: boolean
  /** Beside the session's own event, in this order. */
  events: SettleEvent[]
}

const usingUp: readonly CodeKind[] = ['capture', 'liveness', 'compare']
const endingAtOnce: readonly CodeKind[] = ['fraud', 'unknown']

/** A session that ends with this code counts as one of the customer's tries. */
export const usesSessionUp = (code: number) => code === 16 || usingUp.includes(codeOf(code).kind)

/** A session that ends with this code ends the verification, whatever is left of its limit. */
export const endsAtOnce = (code: number) => endingAtOnce.includes(codeOf(code).kind)

/** It says something of the person, not of Tencent, of us, of the photo or of a session that ran out. */
const judges = (code: number) => usesSessionUp(code) || endsAtOnce(code)

/** What one settled session means for its verification. Never overwrites a decision, nor an outcome but by a late pass. */
export function applySettled(v: VerificationFacts, result: SettledResult): VerificationChange {
  const returned = v.returned ? (['returnedToken'] as const) : []
  if (v.returned === 'unproven') return underReview(v, nothing, returned)
  const change = settle(v, result)
  // A failure with tries left has not ended the verification, so the rule is not asked yet.
  const { outcomeCode } = change.set
  const byRule = outcomeCode === undefined ? [] : reasonsByRule(v.reviewRule, outcomeCode, v.judged)
  return underReview(v, change, [...returned, ...byRule])
}

function settle(v: VerificationFacts, result: SettledResult): VerificationChange {
  if (result.state === 'passed') return pass(v)
  if (result.state === 'failed') return fail(v, result.code)
  return hasEnded(v) ? nothing : goOn(v, {}, [])
}

/** What became of a session whose 72 hours are over without a result; `lastUnfinishedAt` is Tencent's last "not finished". */
export function endOfWindow(session: { issuedAt: Date; lastUnfinishedAt: Date | null }): 'unfinished' | 'lost' {
  const proofFrom = session.issuedAt.getTime() + (RESULT_WINDOW_HOURS - UNFINISHED_PROOF_HOURS) * HOUR_MS
  return session.lastUnfinishedAt && session.lastUnfinishedAt.getTime() >= proofFrom ? 'unfinished' : 'lost'
}

const hasEnded = (v: VerificationFacts) => v.progress === 'completed' || v.outcome !== null

/** Asks for a decision, but leaves one that was made: only a contradiction, which `change` brings itself, asks again. */
function underReview(
  v: Pick<VerificationFacts, 'review' | 'reviewReasons'>,
  change: VerificationChange,
  more: readonly ReviewReason[],
): VerificationChange {
  const isDecided = v.review === 'approved' || v.review === 'declined'
  const reasons = [...(change.set.reviewReasons ?? []), ...(isDecided ? [] : more)]
  if (reasons.length === 0) return change
  const reviewReasons = [...new Set([...v.reviewReasons, ...reasons])]
  return { ...change, set: { ...change.set, review: 'pending', reviewReasons } }
}

const nothing: VerificationChange = { set: {}, completes: false, events: [] }

/** Kept on its session and shown to a person; what was decided or completed stays as it is. */
const contradiction: VerificationChange = {
  set: { review: 'pending', reviewReasons: ['contradiction'] },
  completes: false,
  events: [{ kind: 'resultContradicts', alert: true }],
}

/** A pass wins over earlier failures, also after expiry. Only a person's "declined" stands against it. */
function pass(v: VerificationFacts): VerificationChange {
  if (v.outcome === 'passed') return nothing
  if (v.review === 'declined') return contradiction
  // A spoof or an unknown code that turns into a pass is for a person to look at.
  const doubtful = v.outcomeCode !== null && endsAtOnce(v.outcomeCode) && v.review !== 'approved'
  const lastCode = v.newerSettled ? {} : { lastCode: 0 }
  return end(
    v,
    { ...lastCode, outcome: 'passed', outcomeCode: 0, ...(doubtful ? contradiction.set : {}) },
    doubtful ? contradiction.events : [],
  )
}

function fail(v: VerificationFacts, code: number): VerificationChange {
  if (contradicts(v, code)) return contradiction
  if (hasEnded(v)) return nothing
  const sessionsUsed = v.sessionsUsed + (usesSessionUp(code) ? 1 : 0)
  const set = {
    ...(v.newerSettled ? {} : { lastCode: code }),
    ...(usesSessionUp(code) ? { sessionsUsed } : {}),
  }
  // After a cancellation no further try can come: the first failure that judges the person is the outcome.
  const noneLeft = usesSessionUp(code) && (sessionsUsed >= v.sessionLimit || v.progress === 'cancelled')
  if (endsAtOnce(code) || noneLeft) {
    return end(v, { ...set, outcome: 'failed', outcomeCode: code }, [])
  }
  if (codeOf(code).kind === 'comparePhoto' && !v.photoReplaced) {
    return goOn(v, { ...set, needs: 'comparePhoto' }, [{ kind: 'photoNeeded', alert: false }])
  }
  return goOn(v, set, [])
}

/** A failure beside a pass or an approval; a case approved although it failed is disturbed by fraud and the unknown only. */
function contradicts(v: VerificationFacts, code: number): boolean {
  if (v.outcome === 'passed') return judges(code)
  if (v.review !== 'approved') return false
  return v.outcome === 'failed' ? endsAtOnce(code) : judges(code)
}

/** No outcome by this session: the verification ends by the token limit or expires, once nothing else is open. */
function goOn(v: VerificationFacts, set: VerificationChange['set'], events: SettleEvent[]): VerificationChange {
  const change = { set, completes: false, events }
  if (v.othersOpen || v.progress === 'cancelled') return change
  if (v.tokensMinted >= MAX_TOKENS) {
    const lastCode = set.lastCode ?? v.lastCode
    const failed = lastCode === null ? {} : ({ outcome: 'failed', outcomeCode: lastCode } as const)
    return underReview(v, end(v, { ...set, ...failed }, [{ kind: 'tokenLimitReached', alert: true }]), ['tokenLimit'])
  }
  if (v.expiresAt <= v.now && v.progress !== 'expired') {
    return { ...change, set: { ...set, progress: 'expired' }, events: [...events, { kind: 'expired', alert: false }] }
  }
  return change
}

/** Writes the outcome. After a cancellation progress stays cancelled. */
function end(v: VerificationFacts, set: VerificationChange['set'], events: SettleEvent[]): VerificationChange {
  const completes = v.progress !== 'cancelled'
  const proof = set.outcome ? proofOf(v.checkMode) : null
  const facts = { outcome: set.outcome ?? null, code: set.outcomeCode ?? null, proof }
  return {
    set: {
      ...set,
      ...(proof ? { proof } : {}),
      ...(completes ? { progress: 'completed' } : {}),
      ...(v.needs || set.needs ? { needs: null } : {}),
    },
    completes,
    events: [...events, { kind: 'completed', alert: false, facts }],
  }
}
