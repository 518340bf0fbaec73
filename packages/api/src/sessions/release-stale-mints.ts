import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { leaseIsOver } from './mint-lease.ts'

const BATCH = 50

/** Frees mints that a killed process left behind: their lease is over, and their token, if there was one, is lost. */
export async function releaseStaleMints(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now()
  const stale = await ctx.db.client.verification.findMany({
    where: leaseIsOver(now),
    take: BATCH,
    select: { id: true, mintingSessionId: true },
  })
  for (const { id, mintingSessionId } of stale) {
    await record(ctx, async (tx, emit) => {
      const freed = await tx.verification.updateMany({
        where: { id, mintingSessionId, ...leaseIsOver(now) },
        data: { mintingSessionId: null, mintingUntil: null },
      })
      if (freed.count === 0) return
      await tx.session.deleteMany({ where: { verificationId: id, state: 'minting' } })
      await emit({ verificationId: id, kind: 'mintFailed', facts: { reason: 'interrupted' } })
    })
    ctx.meter.mintLost()
  }
  return stale.length
}
