import { HOUR_MS } from '@ekyc/domain'
import type { Ctx } from '../context.ts'

/** Until then, opening a used or expired link again says so. */
const KEPT_HOURS = 7 * 24

/** Deletes one-time links that were over a week ago; says how many. */
export async function sweepOneTimeLinks(ctx: Pick<Ctx, 'db' | 'clock'>, limit: number): Promise<number> {
  const { oneTimeLink } = ctx.db.client
  const before = new Date(ctx.clock.now().getTime() - KEPT_HOURS * HOUR_MS)
  const over = await oneTimeLink.findMany({
    where: { expiresAt: { lt: before } },
    select: { id: true },
    take: limit,
  })
  await oneTimeLink.deleteMany({ where: { id: { in: over.map(({ id }) => id) } } })
  return over.length
}
