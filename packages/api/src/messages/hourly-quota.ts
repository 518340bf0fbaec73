import type { Tx } from '@ekyc/db'
import { HOUR_MS } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { takeQuota } from '../settings/take-quota.ts'

/** Many times what a busy branch sends by hand; more customers than that come from a file. */
const AT_MOST = 2000

/** Refuses `more` messages of a person who would have queued over 2,000 within the hour. Imports and automatic reminders do not count. */
export async function takeHourlyQuota(tx: Tx, ctx: Ctx, more = 1): Promise<void> {
  if (ctx.actor.kind !== 'user') return
  const createdById = ctx.actor.userId
  const since = new Date(ctx.clock.now().getTime() - HOUR_MS)
  await takeQuota(tx, ctx, {
    of: 'messages',
    owner: createdById,
    atMost: AT_MOST - more + 1,
    count: () => tx.message.count({ where: { createdById, importId: null, createdAt: { gt: since } } }),
    words:
      'You have sent 2,000 messages within an hour. Wait up to an hour, or import the customers from a file: messages of imports don’t count.',
    reason: 'messageQuota',
  })
}
