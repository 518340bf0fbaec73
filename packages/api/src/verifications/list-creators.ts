import type { Ctx } from '../context.ts'
import { peopleBy } from '../team/people.ts'
import { visibleTo } from './own-unit.ts'

/** More people than a list of boxes is read through. */
const AT_MOST = 200

/** Who has created verifications that the actor may see, by name. At most 200; within one unit, its members. */
export async function listCreators(ctx: Ctx): Promise<{ items: { id: string; name: string }[] }> {
  const { unit } = await visibleTo(ctx)
  const who = unit === undefined ? { ids: await creatorIds(ctx) } : { unit }
  return { items: await peopleBy(ctx, who, AT_MOST) }
}

/** From one id to the next by the index: a million rows have few creators. */
async function creatorIds(ctx: Ctx): Promise<string[]> {
  const ids: string[] = []
  while (ids.length < AT_MOST) {
    const next = await ctx.db.client.verification.findFirst({
      where: { createdById: { gt: ids.at(-1) ?? '' } },
      orderBy: { createdById: 'asc' },
      select: { createdById: true },
    })
    if (!next?.createdById) break
    ids.push(next.createdById)
  }
  return ids
}
