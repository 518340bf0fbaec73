import type { Ctx } from '../context.ts'

/** People in the order of their names, at most `take`: those with these ids, or those of a unit. */
export const peopleBy = (
  ctx: Pick<Ctx, 'db'>,
  where: { ids: string[] } | { unit: string },
  take: number,
): Promise<{ id: string; name: string }[]> =>
  ctx.db.client.user.findMany({
    where: 'ids' in where ? { id: { in: where.ids } } : where,
    orderBy: { name: 'asc' },
    take,
    select: { id: true, name: true },
  })
