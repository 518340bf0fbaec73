import type { Role } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { personOf } from './members.ts'

/** What somebody may do now, for work that goes on in their name; null when they are disabled or gone. */
export async function roleOf(ctx: Pick<Ctx, 'db'>, userId: string): Promise<Role | null> {
  const user = await ctx.db.client.user.findUnique({ where: { id: userId } })
  return user && !user.banned ? personOf(user).role : null
}
