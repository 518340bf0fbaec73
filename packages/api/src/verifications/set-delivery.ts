import type { Tx } from '@ekyc/db'
import type { Channel, DeliveryState } from '@ekyc/domain'

/** Nothing was sent, or nothing that the customer still waits for. */
export const noDelivery = { messageState: 'none', messageChannel: null } as const

type Delivery = { state: DeliveryState; channel: Channel } | null

/** As a verification's row keeps it. */
export const deliveryColumns = (delivery: Delivery) =>
  delivery ? { messageState: delivery.state, messageChannel: delivery.channel } : noDelivery

/** Writes what became of the messages, if it has changed. Whoever opted out waits for none. */
export async function setDelivery(tx: Tx, id: string, delivery: Delivery): Promise<void> {
  const columns = deliveryColumns(delivery)
  const { messageState, messageChannel } = columns
  const differs = [{ messageState: { not: messageState } }, { messageChannel: { not: messageChannel } }]
  await tx.verification.updateMany({
    where: { id, declined: null, OR: messageChannel ? [...differs, { messageChannel: null }] : differs },
    data: columns,
  })
}
