import type { Ctx } from '../context.ts'
import { personOf } from './members.ts'
import type { Member } from './schema.ts'

/** Everybody in the team, the longest in it first. */
export async function listMembers(ctx: Ctx): Promise<{ items: Member[] }> {
  const users = await ctx.db.client.user.findMany({
    orderBy: { createdAt: 'asc' },
    include: { accounts: { where: { password: { not: null } }, select: { id: true } } },
  })
  return {
    items: users.map((user) => ({
      ...personOf(user),
      state: user.banned ? 'disabled' : user.accounts.length > 0 ? 'active' : 'invited',
      createdAt: user.createdAt.toISOString(),
    })),
  }
}
