import { type Channel, oursToMend } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { tryLeaseFrom } from './claim.ts'

/** Makes the messages of a channel due that were on hold for us: the cause may be fixed. Nearer ones leave soon enough. */
export async function releaseHeld(ctx: Pick<Ctx, 'db' | 'clock'>, channel: Channel): Promise<void> {
  const now = ctx.clock.now()
  await ctx.db.client.message.updateMany({
    where: {
      channel,
      state: 'queued',
      problem: { in: [...oursToMend, 'overQuota'] },
      nextTryAt: { gt: tryLeaseFrom(now, channel) },
      tryingSince: null,
    },
    data: { nextTryAt: now },
  })
}
