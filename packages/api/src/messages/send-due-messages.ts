import type { Channel } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { leaseFrom } from './claim.ts'
import { deliverMessage } from './deliver-message.ts'

/**
 * Claims due messages of a channel that is set up, and begins to send them. Gives one promise per try, which never
 * rejects. Once `leaving` aborts, nobody waits for a provider any longer.
 */
export async function sendDueMessages(
  ctx: Ctx,
  { channel, limit }: { channel: Channel; limit: number },
  leaving?: AbortSignal,
): Promise<Promise<void>[]> {
  const now = ctx.clock.now()
  const due = await ctx.db.claimDueMessages({ channel, limit, now, leaseUntil: leaseFrom(now) })
  return due.map(async (claimed) => {
    try {
      await deliverMessage(ctx, claimed, leaving)
    } catch (error) {
      // One broken message never stops the others; its lease runs out and it is tried again.
      ctx.log.error({ messageId: claimed.id, error }, 'sending a message failed')
    }
  })
}
