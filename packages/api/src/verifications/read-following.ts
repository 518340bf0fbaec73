import type { Ctx } from '../context.ts'
import { axes, axesColumns } from './axes.ts'
import { visibleTo } from './own-unit.ts'
import type { LinkedVerification } from './schema.ts'

const AT_MOST = 20
export const linkedColumns = { id: true, createdAt: true, ...axesColumns } as const

/** The verification that this one follows, and those that follow it, newest first, as far as the actor may see them. */
export async function readFollowing(
  ctx: Ctx,
  row: { id: string; followsId: string | null },
): Promise<{ follows: LinkedVerification | null; followedBy: LinkedVerification[] }> {
  const { verification } = ctx.db.client
  const visible = await visibleTo(ctx)
  const follows = row.followsId
    ? await verification.findFirst({ where: { id: row.followsId, ...visible }, select: linkedColumns })
    : null
  const followedBy = await verification.findMany({
    where: { followsId: row.id, ...visible },
    orderBy: { id: 'desc' },
    take: AT_MOST,
    select: linkedColumns,
  })
  return { follows: follows && viewLinked(follows), followedBy: followedBy.map(viewLinked) }
}

export function viewLinked(row: Parameters<typeof axes>[0] & { id: string; createdAt: Date }): LinkedVerification {
  const { progress, outcome, outcomeCode } = axes(row)
  return { id: row.id, createdAt: row.createdAt.toISOString(), progress, outcome, outcomeCode }
}
