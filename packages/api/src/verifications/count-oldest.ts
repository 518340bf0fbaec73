import type { Ctx } from '../context.ts'
import { countByIndex } from './count-verifications.ts'
import type { CappedCount, VerificationFilter } from './schema.ts'
import { conditions, narrowed } from './where.ts'

export type CountedOldest = CappedCount & {
  /** The one that was made first; of links that are about to end, the one that ends first. */
  oldest: { id: string; createdAt: Date; expiresAt: Date } | null
}

/** How many verifications of a filter the viewer may see, and the oldest of them. */
export async function countOldest(ctx: Ctx, asked: Omit<VerificationFilter, 'q'>): Promise<CountedOldest> {
  const filters = await narrowed(ctx, asked)
  const order = asked.endsBefore ? 'expiresAt' : 'id'
  const [count, found] = await Promise.all([
    countByIndex(ctx, filters),
    Promise.all(
      conditions(filters).map((where) =>
        ctx.db.client.verification.findFirst({
          where,
          orderBy: { [order]: 'asc' },
          select: { id: true, createdAt: true, expiresAt: true },
        }),
      ),
    ),
  ])
  const [oldest = null] = found.filter((row) => row !== null).sort((a, b) => (a[order] < b[order] ? -1 : 1))
  return { ...count, oldest }
}
