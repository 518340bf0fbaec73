import { UNFINISHED_PROOF_HOURS } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { applyToVerification } from './apply-change.ts'
import type { ClaimedSession } from './claim-session.ts'

/**
 * Ends a session whose 72 hours are over. Tencent said "not finished" within the last 2 h: nothing is lost.
 * No such answer: a result may have been, so it is lost, with an alert.
 */
export async function endWindow(ctx: Ctx, claimed: ClaimedSession, lastUnfinishedAt: Date | null): Promise<void> {
  const now = ctx.clock.now()
  const proof = now.getTime() - UNFINISHED_PROOF_HOURS * 3_600_000
  const state = lastUnfinishedAt && lastUnfinishedAt.getTime() >= proof ? 'unfinished' : 'lost'
  await record(ctx, async (tx, emit) => {
    const held = await tx.session.updateMany({
      where: { id: claimed.id, state: 'open', nextLookAt: claimed.lease },
      data: { state, settledAt: now, nextLookAt: null, lookProblem: null },
    })
    if (held.count === 0) return
    const session = await tx.session.findUniqueOrThrow({ where: { id: claimed.id } })
    await emit({
      verificationId: session.verificationId,
      kind: state === 'lost' ? 'sessionLost' : 'sessionUnfinished',
      alert: state === 'lost',
      facts: { sessionId: session.id },
    })
    await applyToVerification(ctx, tx, emit, session, { state })
  })
}
