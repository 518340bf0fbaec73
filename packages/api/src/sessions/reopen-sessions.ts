import { HOUR_MS, RESULT_WINDOW_HOURS } from '@ekyc/domain'
import { beyond } from '../clock/clock-is-plausible.ts'
import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { noteOpenSession } from '../verifications/note-open-session.ts'

const BATCH = 100

/**
 * Reopens sessions that ended without a result by a clock that has been set back since: their 72 hours are not over,
 * so Tencent is asked again. Returns how many.
 */
export async function reopenSessions(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now()
  const where = {
    state: { in: ['lost', 'unfinished'] },
    issuedAt: { gt: new Date(beyond(now).getTime() - RESULT_WINDOW_HOURS * HOUR_MS) },
  }
  const found = await ctx.db.client.session.findMany({ where, take: BATCH })
  for (const { id, verificationId } of found) {
    await record(ctx, async (tx, emit) => {
      const { count } = await tx.session.updateMany({
        where: { id, ...where },
        data: { state: 'open', settledAt: null, nextLookAt: now, hintedAt: null },
      })
      if (count === 0) return
      await noteOpenSession(tx, verificationId, null)
      await emit({ verificationId, kind: 'sessionReopened', facts: { sessionId: id } })
    })
  }
  return found.length
}
