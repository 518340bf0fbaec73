import { endOfWindow } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { settleVerification } from '../verifications/settle-verification.ts'
import type { ClaimedSession } from './claim-session.ts'

/**
 * Ends a session whose 72 hours are over. Tencent said "not finished" within the last 2 h: nothing is lost.
 * No such answer: a result may have been, so it is lost, with an alert.
 */
export async function endWindow(
  ctx: Ctx,
  claimed: ClaimedSession,
  session: { issuedAt: Date; lastUnfinishedAt: Date | null },
): Promise<void> {
  const now = ctx.clock.now()
  const state = endOfWindow(session)
  await record(ctx, async (tx, emit) => {
    const held = await tx.session.updateMany({
      where: { id: claimed.id, state: 'open', nextLookAt: claimed.lease },
      data: { state, settledAt: now, nextLookAt: null, lookProblem: null },
    })
    if (held.count === 0) return
    const row = await tx.session.findUniqueOrThrow({ where: { id: claimed.id } })
    await emit({
      verificationId: row.verificationId,
      kind: state === 'lost' ? 'sessionLost' : 'sessionUnfinished',
      alert: state === 'lost',
      facts: { sessionId: row.id },
    })
    await settleVerification(ctx, tx, emit, row, { state })
  })
}
