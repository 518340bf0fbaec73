import { type CodeKind, codeOf } from './codes.ts'
import { type CheckMode, type Needs, type Outcome, type Progress, type Proof, proofOf, type Review } from './states.ts'
import { MAX_TOKENS } from './times.ts'

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
}

/** `unfinished` and `lost`: the 72 hours ended without a result. */
export type SettledResult = { state: 'passed' } | { state: 'failed'; code: number } | { state: 'unfinished' | 'lost' }

export type SettleEvent =
  | { kind: 'completed'; facts: { outcome: Outcome | null; code: number | null; proof: Proof | null } }
  | { kind: 'photoNeeded' | 'resultContradicts' | 'tokenLimitReached' | 'expired' }

export type VerificationChange = {
  set: Partial<{
    progress: Progress
    outcome: Outcome
    outcomeCode: number
    proof: Proof
    review: Review
    lastCode: number
    needs: Needs
    sessionsUsed: number
  }>
  /** The verification ends by this result. */
  completes: boolean
  events: SettleEvent[]
}

const usesOneUp: readonly CodeKind[] = ['capture', 'liveness', 'compare']
const endsAtOnce: readonly CodeKind[] = ['fraud', 'unknown']

const uses = (code: number) => code === 16 || usesOneUp.includes(codeOf(code).kind)

/** The customer can mend it and try again on the same link. */
export function isMendable(code: number): boolean {
  const { kind, advice } = codeOf(code)
  return (uses(code) || kind === 'abandoned' || kind === 'provider' || kind === 'integration') && advice !== 'none'
}

/** What one settled session means for its verification. Never overwrites a decision or an outcome but by a late pass. */
export function applySettled(v: VerificationFacts, result: SettledResult): VerificationChange {
  if (isDecided(v)) return contradiction(v, result)
  if (result.state === 'passed') return pass(v)
  if (v.progress === 'completed') return contradiction(v, result)
  return result.state === 'failed' ? fail(v, result.code) : close(v, {}, [])
}

const isDecided = ({ review }: VerificationFacts) => review === 'approved' || review === 'declined'

/** A pass wins over earlier failures, also after expiry; after a cancellation the outcome is written and progress stays. */
function pass(v: VerificationFacts): VerificationChange {
  if (v.outcome === 'passed') return { set: {}, completes: false, events: [] }
  const proof = proofOf(v.checkMode)
  // A verification that failed by a fraud or unknown code and then passes is for a person to look at.
  const doubtful = v.outcome === 'failed' && v.outcomeCode !== null && endsAtOnce.includes(codeOf(v.outcomeCode).kind)
  return {
    set: {
      outcome: 'passed',
      outcomeCode: 0,
      proof,
      lastCode: 0,
      ...(v.progress === 'cancelled' ? {} : { progress: 'completed' }),
      ...(doubtful ? { review: 'pending' } : {}),
    },
    completes: v.progress !== 'cancelled',
    events: [
      { kind: 'completed', facts: { outcome: 'passed', code: 0, proof } },
      ...(doubtful ? [{ kind: 'resultContradicts' } as const] : []),
    ],
  }
}

function fail(v: VerificationFacts, code: number): VerificationChange {
  const { kind } = codeOf(code)
  const used = uses(code) ? 1 : 0
  const sessionsUsed = v.sessionsUsed + used
  const seen = v.newerSettled ? {} : { lastCode: code }
  const ends = endsAtOnce.includes(kind) || (used === 1 && sessionsUsed >= v.sessionLimit)
  const set = { ...seen, ...(used ? { sessionsUsed } : {}) }
  if (ends) {
    const review = kind === 'unknown' ? ({ review: 'pending' } as const) : {}
    return end(v, { ...set, ...review, outcome: 'failed', outcomeCode: code }, [])
  }
  if (kind === 'comparePhoto' && !v.photoReplaced) {
    return close(v, { ...set, needs: 'comparePhoto' }, [{ kind: 'photoNeeded' }])
  }
  return close(v, set, [])
}

/** No outcome by this session alone: ends by the token limit or by expiry, when nothing else is open. */
function close(v: VerificationFacts, set: VerificationChange['set'], events: SettleEvent[]): VerificationChange {
  if (v.othersOpen || v.progress === 'cancelled') return { set, completes: false, events }
  if (v.tokensMinted >= MAX_TOKENS) {
    const lastCode = set.lastCode ?? v.lastCode
    const failed = lastCode !== null && lastCode !== 0 ? ({ outcome: 'failed', outcomeCode: lastCode } as const) : {}
    return end(v, { ...set, ...failed, review: 'pending' }, [...events, { kind: 'tokenLimitReached' }])
  }
  if (v.expiresAt <= v.now && v.progress !== 'expired') {
    return { set: { ...set, progress: 'expired' }, completes: false, events: [...events, { kind: 'expired' }] }
  }
  return { set, completes: false, events }
}

function end(v: VerificationFacts, set: VerificationChange['set'], events: SettleEvent[]): VerificationChange {
  const cancelled = v.progress === 'cancelled'
  const facts = { outcome: set.outcome ?? null, code: set.outcomeCode ?? null, proof: proofOf(v.checkMode) }
  return {
    set: { ...set, ...(set.outcome ? { proof: facts.proof } : {}), ...(cancelled ? {} : { progress: 'completed' }) },
    completes: !cancelled,
    events: [...events, { kind: 'completed', facts }],
  }
}

/** Kept on its session and shown to a person; what was decided or completed stays as it is. */
function contradiction(v: VerificationFacts, result: SettledResult): VerificationChange {
  const outcome = result.state === 'passed' || result.state === 'failed' ? result.state : null
  const harmless = outcome === null || outcome === v.outcome || (result.state === 'failed' && isHarmless(result.code))
  if (harmless) return { set: {}, completes: false, events: [] }
  return { set: { review: 'pending' }, completes: false, events: [{ kind: 'resultContradicts' }] }
}

/** Says nothing of the person: the session ran out, or Tencent or we had a fault. */
function isHarmless(code: number): boolean {
  return !uses(code) && !endsAtOnce.includes(codeOf(code).kind)
}
