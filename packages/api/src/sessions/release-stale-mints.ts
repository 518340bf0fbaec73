import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { findStaleMints, freeStaleMint } from '../verifications/mint-lease.ts'

const BATCH = 50

/** Frees mints that a killed process left behind: their lease is over, and their token, if there was one, is lost. */
export async function releaseStaleMints(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now()
  const stale = await findStaleMints(ctx, now, BATCH)
  for (const mint of stale) {
    const freed = await record(ctx, async (tx, emit) => {
      if (!(await freeStaleMint(tx, mint, now))) return false
      await tx.session.deleteMany({ where: { verificationId: mint.id, state: 'minting' } })
      await emit({ verificationId: mint.id, kind: 'mintFailed', facts: { reason: 'interrupted' } })
      return true
    })
    if (freed) ctx.meter.mintLost()
  }
  return stale.length
}
