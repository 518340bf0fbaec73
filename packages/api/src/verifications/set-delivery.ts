import type { Tx } from '@ekyc/db'
import type { Channel, DeliveryState } from '@ekyc/domain'

/** Nothing was sent, or nothing that the customer still waits for. */
export const noDelivery = { messageState: 'none', messageChannel: null } as const

/** Writes what became of the messages, if it has changed. Whoever opted out waits for none. */
export async function setDelivery(
  tx: Tx,
  id: string,
  delivery: { state: DeliveryState; channel: Channel } | null,
): Promise<void> {
  const columns = delivery ? { messageState: delivery.state, messageChannel: delivery.channel } : noDelivery
  const { messageState, messageChannel } = columns
  const differs = [{ messageState: { not: messageState } }, { messageChannel: { not: messageChannel } }]
  await tx.verification.updateMany({
    where: { id, declined: null, OR: messageChannel ? [...differs, { messageChannel: null }] : differs },
    data: columns,
  })
}
