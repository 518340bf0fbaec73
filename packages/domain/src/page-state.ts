import type { AdviceKey } from './code-kinds.ts'
import { codeOf } from './codes.ts'
import type { Declined, Needs, Outcome, Progress } from './states.ts'
import { ASK_FIRST_SECONDS, MAX_TOKENS, REUSE_MINUTES } from './times.ts'

/** What the customer's page and the start button are decided from. */
export type LinkFacts = {
  progress: Progress
  outcome: Outcome | null
  lastCode: number | null
  /** The code of the last attempt inside the last session; it gives the advice where that session ran out of attempts (16). */
  lastAttemptCode?: number | null
  /** The code of the session before the last one. */
  previousCode?: number | null
  needs: Needs | null
  declined: Declined | null
  expiresAt: Date
  tokensMinted: number
  open: OpenSessionFacts | null
  now: Date
}

/** The newest session that still waits for its result. */
export type OpenSessionFacts = {
  issuedAt: Date
  /** When the customer came back and began to wait; null while nobody does. */
  hintedAt: Date | null
  /** A session that began later has its result: the customer is past this one. */
  newerSettled?: boolean
}

export type PageState =
  | {
      page:
        | 'completedPassed'
        | 'completedFailed'
        | 'cancelled'
        | 'checking'
        | 'needsPhoto'
        | 'expired'
        | 'declinedRatherNot'
        | 'ready'
        | 'serviceDown'
    }
  | { page: 'inProgress'; canContinue: boolean }
  | { page: 'tryAgain'; advice: AdviceKey }

/** The page's order: completed, cancelled, open session, needs a photo, expired, try again, ready. */
export function customerPageState(facts: LinkFacts): PageState {
  if (facts.progress === 'completed') {
    return { page: facts.outcome === 'passed' ? 'completedPassed' : 'completedFailed' }
  }
  if (facts.progress === 'cancelled') return { page: 'cancelled' }
  const open = facts.open?.newerSettled ? null : facts.open
  if (open?.hintedAt) return { page: 'checking' }
  const canStart = startDecision({ ...facts, asked: true }).do !== 'refuse'
  // A start withdraws it, so whoever declined and has a session open declined after starting.
  if (facts.declined === 'ratherNot' && canStart) return { page: 'declinedRatherNot' }
  if (open) return { page: 'inProgress', canContinue: canStart }
  if (facts.needs === 'comparePhoto') return { page: 'needsPhoto' }
  if (isOver(facts)) return { page: 'expired' }
  const advice = adviceAfter(facts)
  // Failing twice on the provider's side is no bad luck: a third try at once would fail too.
  if (advice === 'provider' && mendableAdvice(facts.previousCode ?? null) === 'provider') return { page: 'serviceDown' }
  return advice ? { page: 'tryAgain', advice } : { page: 'ready' }
}

export type StartRefusal = 'completed' | 'cancelled' | 'needsPhoto' | 'expired'

/** `completed` and `needsPhoto` are answered by 409, `cancelled` and `expired` by 410. */
export type StartDecision = { do: 'refuse'; because: StartRefusal } | { do: 'askFirst' | 'reuse' | 'mint' }

/** What a tap on "Agree and start" does. `asked`: Tencent was asked for the open session's result a moment ago. */
export function startDecision(facts: LinkFacts & { asked: boolean }): StartDecision {
  if (facts.progress === 'completed') return { do: 'refuse', because: 'completed' }
  if (facts.progress === 'cancelled') return { do: 'refuse', because: 'cancelled' }
  if (facts.open) {
    const age = ageMs(facts.open, facts.now)
    if (age > ASK_FIRST_SECONDS * 1000 && !facts.asked) return { do: 'askFirst' }
    if (age < REUSE_MINUTES * 60_000) return { do: 'reuse' }
  }
  if (facts.needs === 'comparePhoto') return { do: 'refuse', because: 'needsPhoto' }
  if (isOver(facts)) return { do: 'refuse', because: 'expired' }
  return facts.tokensMinted >= MAX_TOKENS ? { do: 'refuse', because: 'completed' } : { do: 'mint' }
}

const isOver = ({ progress, expiresAt, now }: LinkFacts) => progress === 'expired' || expiresAt <= now

/** Counted in both directions: after a clock was set back, a session from the future is no younger than it is far away. */
const ageMs = (open: OpenSessionFacts, now: Date) => Math.abs(now.getTime() - open.issuedAt.getTime())

/** The words for a further try; null where the last session asks nothing of the customer. */
function adviceAfter({ lastCode, lastAttemptCode }: LinkFacts): AdviceKey | null {
  if (lastCode === 16) return mendableAdvice(lastAttemptCode ?? null) ?? 'liveness'
  return mendableAdvice(lastCode)
}

function mendableAdvice(code: number | null): AdviceKey | null {
  if (code === null) return null
  const { retryable, advice } = codeOf(code)
  return retryable && advice !== 'none' ? advice : null
}
