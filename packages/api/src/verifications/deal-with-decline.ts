import type { Tx } from '@ekyc/db'
import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { findVerification } from './find-verification.ts'

/** Somebody has seen that the customer declined, and needs no more reminding. Fine when there was nothing to deal with. */
export async function dealWithDecline(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  await record(ctx, async (tx, emit) => {
    await findVerification(tx, ctx, id)
    if (await closeDecline(tx, id)) await emit({ verificationId: id, kind: 'declineDealtWith' })
  })
  return { id }
}

/** For what deals with it by itself: a new link or message. Says whether there was something to deal with. */
export async function closeDecline(tx: Tx, id: string): Promise<boolean> {
  const { count } = await tx.verification.updateMany({
    where: { id, openDecline: { not: null } },
    data: { openDecline: null },
  })
  return count === 1
}
