import { channels, HELD_AFTER_TRIES, oursToMend } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { lockVerification } from '../verifications/lock-verification.ts'
import { refreshDelivery } from './refresh-delivery.ts'
import { releaseHeld } from './release-held.ts'

const BATCH = 200

/**
 * What a start can change for queued messages: their channel may be set up again, or no more, and the cause for which they
 * are on hold may be fixed. Call it when the worker starts.
 */
export async function resumeMessages(ctx: Ctx, stop?: AbortSignal): Promise<void> {
  for (const channel of channels) {
    if (ctx.carriers[channel]) await releaseHeld(ctx, channel)
    // What its own problem keeps on hold stays so.
    const which = ctx.carriers[channel]
      ? {
          verification: { messageState: 'held' },
          OR: [{ problem: null }, { problem: { notIn: [...oursToMend] }, tries: { lt: HELD_AFTER_TRIES } }],
        }
      : { verification: { messageState: { in: ['queued', 'retrying'] } } }
    let after = ''
    while (!stop?.aborted) {
      const found = await ctx.db.client.message.findMany({
        where: { ...which, channel, state: 'queued', id: { gt: after } },
        orderBy: { id: 'asc' },
        take: BATCH,
        select: { id: true, verificationId: true },
      })
      for (const { verificationId } of found) {
        await record(ctx, async (tx) => {
          await lockVerification(tx, verificationId)
          await refreshDelivery(ctx, tx, verificationId)
        })
        ctx.changes.announce(verificationId)
      }
      const last = found.at(-1)
      if (!last) break
      after = last.id
    }
  }
}
