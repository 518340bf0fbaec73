import type { Ctx } from '../context.ts'

/** Somebody who came back longer ago has left the page. */
const WAITING_MS = 12 * 60_000

/** Reports whether a customer who came back from Tencent’s page is waiting for a result. */
export async function hasWaitingCustomer(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<boolean> {
  const since = new Date(ctx.clock.now().getTime() - WAITING_MS)
  const waiting = { state: 'open', hintedAt: { gte: since } }
  return (await ctx.db.client.session.findFirst({ where: waiting, select: { id: true } })) !== null
}
