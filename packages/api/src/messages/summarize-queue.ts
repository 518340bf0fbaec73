import { type Channel, channels } from '@ekyc/domain'
import type { Ports } from '../context.ts'

/** Age in seconds of the oldest message that is still to be sent, by channel; 0 when there is none. */
export async function summarizeQueue({ db, clock }: Pick<Ports, 'db' | 'clock'>): Promise<Record<Channel, number>> {
  const ages = await Promise.all(
    channels.map(async (channel) => {
      const oldest = await db.client.message.findFirst({
        where: { channel, state: 'queued' },
        orderBy: { id: 'asc' },
        select: { createdAt: true },
      })
      return oldest ? (clock.now().getTime() - oldest.createdAt.getTime()) / 1000 : 0
    }),
  )
  return Object.fromEntries(channels.map((channel, index) => [channel, ages[index]])) as Record<Channel, number>
}
