import type { Tx } from '@ekyc/db'
import { HOUR_MS, nextLook, retryDelay } from '@ekyc/domain'
import { EkycError, type EkycReason } from '@ekyc/tencent'
import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import type { ClaimedSession } from './claim-session.ts'
import { endWindow } from './end-window.ts'

type Looked = {
  issuedAt: Date | null
  createdAt: Date
  failedLooks: number
  lastUnfinishedAt: Date | null
  lookProblem: string | null
}

/** `null`: Tencent answered "not finished". `storage`: the evidence could not be saved. `gaveUp`: it took too long. */
export type LookProblem = EkycError | 'storage' | 'gaveUp' | null

const isReason = (problem: LookProblem, reason: EkycReason) => problem instanceof EkycError && problem.reason === reason

/** Tencent refused the signature's time: what our clock says of the session's age is worth nothing. */
const isOurClockWrong = (problem: LookProblem) => isReason(problem, 'clockSkew')

const OVER_BUDGET_MS = 1000
const WRONG_CLOCK_MS = 5 * 60_000
/** The same result would be just as slow a moment later. */
const TOO_SLOW_MS = 5 * 60_000

/** Says nothing of Tencent: there was no budget, or this process stops. */
const wasNotAsked = (problem: LookProblem) => isReason(problem, 'overBudget') || isReason(problem, 'aborted')

/**
 * Sets the next look after one that brought no result; after 72 hours there is none and the session ends.
 * `pendingCode` is what Tencent gave as code of a process that is not finished.
 */
export async function reschedule(
  ctx: Ctx,
  claimed: ClaimedSession,
  session: Looked,
  { problem, pendingCode = null }: { problem: LookProblem; pendingCode?: number | null },
): Promise<'pending' | 'failed' | 'overtaken'> {
  const now = ctx.clock.now()
  const answered = problem === null
  const issuedAt = session.issuedAt ?? session.createdAt
  const scheduled = nextLook({ issuedAt, now })
  if (scheduled === null && problem !== 'storage' && !isOurClockWrong(problem)) {
    await endWindow(ctx, claimed, { issuedAt, lastUnfinishedAt: answered ? now : session.lastUnfinishedAt })
    return answered ? 'pending' : 'failed'
  }
  const write = (tx: Pick<Tx, 'session'>) =>
    tx.session.updateMany({
      where: { id: claimed.id, state: 'open', nextLookAt: claimed.lease },
      data: {
        nextLookAt: nextLookAfter(ctx, session, problem, scheduled ?? now),
        ...(wasNotAsked(problem) ? {} : whatIsKnown(problem, session, now)),
        ...(answered ? { pendingCode } : {}),
      },
    })
  const isNews = isReason(problem, 'tooLarge') && session.lookProblem !== 'tooLarge'
  const { count } = await (isNews ? writeWithAlert(ctx, claimed, write) : write(ctx.db.client))
  if (count === 0) return 'overtaken'
  if (problem !== null && !wasNotAsked(problem)) {
    ctx.log.warn({ sessionId: claimed.id, problem: nameOf(problem) }, 'poll got no response, will retry')
  }
  return answered ? 'pending' : 'failed'
}

/** A result that cannot be fetched is known to people long before its 72 hours are over. */
function writeWithAlert(
  ctx: Ctx,
  { id, verificationId }: ClaimedSession,
  write: (tx: Tx) => Promise<{ count: number }>,
) {
  return record(ctx, async (tx, emit) => {
    const written = await write(tx)
    if (written.count > 0) {
      await emit({ verificationId, kind: 'resultTooLarge', alert: true, facts: { sessionId: id } })
    }
    return written
  })
}

/** After a look that was made. Once Tencent says that it knows no result, nobody is told to wait for one. */
function whatIsKnown(problem: LookProblem, session: Looked, now: Date) {
  const answered = problem === null
  const gone = problem instanceof EkycError && problem.kind === 'gone'
  return {
    lastAskedAt: now,
    failedLooks: answered ? 0 : session.failedLooks + 1,
    lookProblem: nameOf(problem),
    ...(answered ? { lastUnfinishedAt: now } : {}),
    ...(answered || gone ? { hintedAt: null } : {}),
  }
}

function nextLookAfter(ctx: Ctx, session: Looked, problem: LookProblem, scheduled: Date): Date {
  const now = ctx.clock.now().getTime()
  if (problem === null) return scheduled
  if (typeof problem !== 'string') {
    // Tencent may be wrong about a token's end before its 72 hours are over.
    if (problem.kind === 'gone') return new Date(Math.max(scheduled.getTime(), now + HOUR_MS))
    if (isOurClockWrong(problem)) return new Date(now + WRONG_CLOCK_MS)
    if (problem.reason === 'overBudget') return new Date(now + OVER_BUDGET_MS)
    if (problem.reason === 'aborted') return new Date(now)
    if (problem.reason === 'tooSlow') return new Date(Math.max(scheduled.getTime(), now + TOO_SLOW_MS))
    // Nothing makes it smaller but Tencent.
    if (problem.reason === 'tooLarge') return new Date(Math.max(scheduled.getTime(), now + HOUR_MS))
  }
  const delay = retryDelay(session.failedLooks, () => ctx.random.bytes(4).readUInt32BE() / 2 ** 32)
  return delay === null ? scheduled : new Date(Math.min(now + delay, Math.max(scheduled.getTime(), now)))
}

const nameOf = (problem: LookProblem) => (typeof problem === 'string' ? problem : (problem?.reason ?? null))
