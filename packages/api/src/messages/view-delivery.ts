import type { Ctx } from '../context.ts'
import { deliveryOf } from '../verifications/axes.ts'
import { asMessage } from './find-message.ts'

/** What became of a verification's messages, and the problem of the newest of the channel that decides it. */
export async function viewDelivery(
  ctx: Pick<Ctx, 'db'>,
  row: { id: string; messageState: string; messageChannel: string | null },
) {
  const delivery = deliveryOf(row)
  if (!delivery) return null
  const newest = await ctx.db.client.message.findFirst({
    where: { verificationId: row.id, channel: delivery.channel, state: { notIn: ['takenBack', 'dropped'] } },
    orderBy: { id: 'desc' },
  })
  if (!newest) return null
  const { kind, problem } = asMessage(newest)
  return { ...delivery, kind, problem }
}
