import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import type { VerificationRow } from './find-verification.ts'

/** Whoever starts after all no longer declines. */
export async function withdrawDecline(ctx: Ctx, row: VerificationRow): Promise<void> {
  if (!row.declined) return
  await record(ctx, async (tx, emit) => {
    const { count } = await tx.verification.updateMany({
      where: { id: row.id, declined: 'ratherNot' },
      data: { declined: null, openDecline: null },
    })
    if (count === 1) await emit({ verificationId: row.id, kind: 'declineWithdrawn' })
  })
}
