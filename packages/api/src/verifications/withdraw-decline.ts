import type { Ctx } from '../context.ts'
import { countEvents } from '../events/earlier-events.ts'
import { record } from '../events/record.ts'
import { refreshDelivery } from '../messages/refresh-delivery.ts'
import type { VerificationRow } from './find-verification.ts'

/** Each adds two events to the timeline, and anybody who has the link can repeat it without end. */
const AT_MOST = 20

/** A customer who starts after all no longer declines. From the 20th time on the decline stays, for staff to resolve. */
export async function withdrawDecline(ctx: Ctx, row: VerificationRow): Promise<void> {
  if (!row.declined) return
  await record(ctx, async (tx, emit) => {
    if ((await countEvents(tx, row.id, 'declineWithdrawn')) >= AT_MOST) return
    const { count } = await tx.verification.updateMany({
      where: { id: row.id, declined: 'ratherNot' },
      data: { declined: null, openDecline: null },
    })
    if (count === 0) return
    await emit({ verificationId: row.id, kind: 'declineWithdrawn' })
    await refreshDelivery(ctx, tx, row.id)
  })
}
