import {
  applySettled,
  customerPageState,
  type Declined,
  endOfWindow,
  type LinkFacts,
  nextLook,
  type Review,
  type SettledResult,
  type SettleEvent,
  standardReviewRule,
  startDecision,
  type VerificationFacts,
} from '../index.ts'

/** What somebody does to a verification that has not ended. */
type Act = { do: 'decline' | 'cancel' | 'replace the photo' } | { do: 'extend'; hours: number }

export type Step =
  | Act
  | { do: 'tap' | 'come back' }
  | { do: 'wait'; minutes: number }
  /** Tencent has a result from now on, whether or not anybody asks. */
  | { do: 'finish'; session: number; with: Answer }
  | { do: 'decide'; as: Extract<Review, 'approved' | 'declined' | 'askedAgain'> }

export type Answer = Extract<SettledResult, { state: 'passed' | 'failed' }>

type Case = Omit<VerificationFacts, 'now' | 'othersOpen' | 'newerSettled' | 'photoReplaced'> & {
  declined: Declined | null
}

type Session = {
  issuedAt: Date
  state: 'open' | SettledResult['state']
  answer: Answer | null
  nextLookAt: Date | null
  hintedAt: Date | null
  lastUnfinishedAt: Date | null
  photoReplaced: boolean
}

export type Settled = { before: Case; result: SettledResult; after: Case; events: SettleEvent[] }

const MINUTE = 60_000
const WINDOW = 72 * 60 * MINUTE

/** One verification's life by the rules alone: what the server does around them is kept as small as it can be. */
export class Life {
  now = new Date('2026-11-24T12:00:00Z')
  readonly sessions: Session[] = []
  readonly settled: Settled[] = []
  case: Case = {
    progress: 'created',
    outcome: null,
    outcomeCode: null,
    review: 'notNeeded',
    lastCode: null,
    needs: null,
    declined: null,
    sessionsUsed: 0,
    sessionLimit: 3,
    tokensMinted: 0,
    checkMode: 2,
    reviewRule: standardReviewRule,
    judged: { similarity: null, cardName: null, sampled: false },
    reviewReasons: [],
    expiresAt: new Date(this.now.getTime() + 7 * 24 * 60 * MINUTE),
  }

  facts(): LinkFacts {
    const index = this.sessions.findLastIndex(({ state }) => state === 'open')
    const open = this.sessions[index]
    const newerSettled = this.hasNewerResult(index)
    return { ...this.case, now: this.now, open: open ? { ...open, newerSettled } : null }
  }

  page = () => customerPageState(this.facts())

  live(step: Step): void {
    switch (step.do) {
      case 'tap':
        this.tap()
        break
      case 'come back':
        this.comeBack()
        break
      case 'wait':
        this.wait(new Date(this.now.getTime() + step.minutes * MINUTE))
        break
      case 'finish':
        this.finish(step)
        break
      case 'decide':
        // People decide where a verification has ended.
        if (this.hasEnded()) this.change({ review: step.as })
        break
      default:
        if (!this.hasEnded()) this.change(this.changeBy(step))
    }
  }

  private changeBy(step: Act): Partial<Case> {
    switch (step.do) {
      case 'decline':
        return { declined: 'ratherNot' }
      case 'cancel':
        return { progress: 'cancelled' }
      case 'replace the photo':
        for (const session of this.sessions) session.photoReplaced = true
        return { needs: null }
      case 'extend':
        return {
          expiresAt: new Date(this.now.getTime() + step.hours * 60 * MINUTE),
          ...(this.case.progress === 'expired' ? { progress: 'started' } : {}),
        }
    }
  }

  private change(some: Partial<Case>): void {
    this.case = { ...this.case, ...some }
  }

  private comeBack(): void {
    const open = this.newestOpen()
    if (!open) return
    open.hintedAt = this.now
    this.look(open)
  }

  private finish({ session, with: answer }: Step & { do: 'finish' }): void {
    const open = this.sessions.filter((each) => each.state === 'open' && !each.answer)
    const finished = open[session % open.length]
    if (finished) finished.answer = answer
  }

  private tap(): void {
    let decision = startDecision({ ...this.facts(), asked: false })
    if (decision.do === 'askFirst') {
      this.look(this.newestOpen())
      decision = startDecision({ ...this.facts(), asked: true })
    }
    if (decision.do === 'refuse') return
    this.change({ declined: null })
    if (decision.do !== 'mint') return
    this.change({ progress: 'started', tokensMinted: this.case.tokensMinted + 1 })
    this.sessions.push({
      issuedAt: this.now,
      state: 'open',
      answer: null,
      nextLookAt: nextLook({ issuedAt: this.now, now: this.now }),
      hintedAt: null,
      lastUnfinishedAt: null,
      photoReplaced: false,
    })
  }

  /** The rescuer looks when a look is due, and the sweep marks what has run out. */
  private wait(until: Date): void {
    for (;;) {
      const [due] = this.sessions
        .filter(({ nextLookAt }) => nextLookAt && nextLookAt <= until)
        .sort((a, b) => Number(a.nextLookAt) - Number(b.nextLookAt))
      if (!due?.nextLookAt) break
      if (due.nextLookAt > this.now) this.now = due.nextLookAt
      this.look(due)
      this.sweep()
    }
    this.now = until
    this.sweep()
  }

  private sweep(): void {
    const { progress, expiresAt } = this.case
    const waits = this.sessions.some(({ state }) => state === 'open')
    if (!['created', 'opened', 'started'].includes(progress) || waits || expiresAt > this.now) return
    this.change({ progress: 'expired' })
  }

  private look(session: Session | undefined): void {
    if (session?.state !== 'open') return
    const { issuedAt, answer } = session
    if (answer && this.now.getTime() - issuedAt.getTime() <= WINDOW) {
      this.settle(session, answer)
      return
    }
    session.lastUnfinishedAt = this.now
    session.hintedAt = null
    session.nextLookAt = nextLook({ issuedAt, now: this.now })
    if (!session.nextLookAt) this.settle(session, { state: endOfWindow(session) })
  }

  private settle(session: Session, result: SettledResult): void {
    session.state = result.state
    session.nextLookAt = null
    const before = this.case
    const change = applySettled(
      {
        ...before,
        now: this.now,
        othersOpen: this.sessions.some(({ state }) => state === 'open'),
        newerSettled: this.hasNewerResult(this.sessions.indexOf(session)),
        photoReplaced: session.photoReplaced,
      },
      result,
    )
    this.change(change.set)
    this.settled.push({ before, result, after: this.case, events: change.events })
  }

  private newestOpen = () => this.sessions.findLast(({ state }) => state === 'open')

  private hasNewerResult(index: number): boolean {
    return this.sessions.slice(index + 1).some(({ state }) => state === 'passed' || state === 'failed')
  }

  private hasEnded = () => this.case.progress === 'completed' || this.case.progress === 'cancelled'
}
