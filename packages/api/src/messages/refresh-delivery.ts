import type { Tx } from '@ekyc/db'
import { combineDeliveries, type DeliveryState } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { setDelivery } from '../verifications/set-delivery.ts'
import { asMessage, type MessageRow } from './find-message.ts'
import { isHeldUp } from './held-up.ts'

/** Older messages than so many say nothing of how a channel stands. */
const NEWEST = 20

/**
 * Keeps what became of a verification's messages on its row, where the list filters by it. Call it in the transaction of
 * every change of a message, once the verification is locked: events lock it.
 */
export async function refreshDelivery(ctx: Pick<Ctx, 'carriers'>, tx: Tx, verificationId: string): Promise<void> {
  const rows = await tx.message.findMany({
    where: { verificationId, state: { notIn: ['takenBack', 'dropped'] } },
    orderBy: { id: 'desc' },
    take: NEWEST,
  })
  const messages = rows.map(asMessage).map((row) => ({ channel: row.channel, state: deliveryStateOf(ctx, row) }))
  await setDelivery(tx, verificationId, combineDeliveries(messages))
}

function deliveryStateOf(ctx: Pick<Ctx, 'carriers'>, row: MessageRow): DeliveryState {
  if (row.state !== 'queued') return row.state as DeliveryState
  if (isHeldUp(ctx, row)) return 'held'
  return row.problem ? 'retrying' : 'queued'
}
