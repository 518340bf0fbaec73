import { type AdviceKey, codeOf } from './codes.ts'
import { isMendable } from './settle-rules.ts'
import type { Declined, Needs, Outcome, Progress } from './states.ts'
import { ASK_FIRST_SECONDS, MAX_TOKENS, REUSE_MINUTES } from './times.ts'

/** What the customer's page and the start button are decided from. */
export type LinkFacts = {
  progress: Progress
  outcome: Outcome | null
  lastCode: number | null
  needs: Needs | null
  declined: Declined | null
  expiresAt: Date
  tokensMinted: number
  open: { issuedAt: Date; hintedAt: Date | null } | null
  now: Date
}

export type PageState =
  | { page: 'passed' | 'failed' | 'cancelled' | 'needsPhoto' | 'expired' | 'declined' | 'ready' | 'checking' }
  | { page: 'inProgress'; canContinue: boolean }
  | { page: 'tryAgain'; advice: AdviceKey }

/** The page's order: completed, cancelled, open session, needs a photo, expired, try again, ready. */
export function customerPageState(facts: LinkFacts): PageState {
  if (facts.progress === 'completed') return { page: facts.outcome === 'passed' ? 'passed' : 'failed' }
  if (facts.progress === 'cancelled') return { page: 'cancelled' }
  if (facts.open) {
    if (facts.open.hintedAt) return { page: 'checking' }
    return { page: 'inProgress', canContinue: !isOver(facts) || isReusable(facts.open, facts.now) }
  }
  if (facts.needs === 'comparePhoto') return { page: 'needsPhoto' }
  if (isOver(facts)) return { page: 'expired' }
  if (facts.declined === 'ratherNot') return { page: 'declined' }
  if (facts.lastCode !== null && isMendable(facts.lastCode)) {
    return { page: 'tryAgain', advice: codeOf(facts.lastCode).advice }
  }
  return { page: 'ready' }
}

export type StartDecision =
  | { do: 'refuse'; because: 'completed' | 'cancelled' | 'needsPhoto' | 'expired' }
  | { do: 'askFirst' | 'reuse' | 'mint' }

/** What a tap on "Agree and start" does. `asked`: Tencent was asked for the open session's result a moment ago. */
export function startDecision(facts: LinkFacts & { asked: boolean }): StartDecision {
  if (facts.progress === 'completed') return { do: 'refuse', because: 'completed' }
  if (facts.progress === 'cancelled') return { do: 'refuse', because: 'cancelled' }
  if (facts.open) {
    const age = facts.now.getTime() - facts.open.issuedAt.getTime()
    if (age > ASK_FIRST_SECONDS * 1000 && !facts.asked) return { do: 'askFirst' }
    if (isReusable(facts.open, facts.now)) return { do: 'reuse' }
  }
  if (facts.needs === 'comparePhoto') return { do: 'refuse', because: 'needsPhoto' }
  if (isOver(facts)) return { do: 'refuse', because: 'expired' }
  return facts.tokensMinted >= MAX_TOKENS ? { do: 'refuse', because: 'completed' } : { do: 'mint' }
}

const isOver = ({ progress, expiresAt, now }: LinkFacts) => progress === 'expired' || expiresAt <= now

const isReusable = (open: { issuedAt: Date }, now: Date) =>
  now.getTime() - open.issuedAt.getTime() < REUSE_MINUTES * 60_000
