import { unended } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { dropMessages } from '../messages/drop-messages.ts'
import { leaseIsOver } from './mint-lease.ts'

const BATCH = 100

/** Marks verifications whose link has run out and that wait for no result. Returns how many. */
export async function expireDue(ctx: Ctx): Promise<number> {
  const due = await ctx.db.client.verification.findMany({
    where: { ...dueAt(ctx.clock.now()) },
    orderBy: { expiresAt: 'asc' },
    take: BATCH,
    select: { id: true },
  })
  for (const { id } of due) await expire(ctx, id)
  return due.length
}

async function expire(ctx: Ctx, id: string): Promise<void> {
  await record(ctx, async (tx, emit) => {
    const written = await tx.verification.updateMany({
      where: { id, ...dueAt(ctx.clock.now()) },
      data: { progress: 'expired' },
    })
    if (written.count === 0) return
    await dropMessages(ctx, tx, emit, { verificationId: id, because: 'expired' })
    await emit({ verificationId: id, kind: 'expired' })
  })
}

const dueAt = (now: Date) => ({
  progress: { in: [...unended] },
  hasOpenSession: false,
  expiresAt: { lte: now },
  // A tap in time whose BizToken is being minted.
  OR: [{ mintingUntil: null }, leaseIsOver(now)],
})
