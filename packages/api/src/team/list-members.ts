import { isRole } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { findMember } from './members.ts'
import type { Me, Member } from './schema.ts'

export async function listMembers(ctx: Ctx): Promise<{ items: Member[] }> {
  const users = await ctx.db.client.user.findMany({
    orderBy: { createdAt: 'asc' },
    include: { accounts: { where: { password: { not: null } }, select: { id: true } } },
  })
  return {
    items: users.map((user) => ({
      ...person(user),
      state: user.banned ? 'disabled' : user.accounts.length > 0 ? 'active' : 'invited',
      createdAt: user.createdAt.toISOString(),
    })),
  }
}

export async function whoAmI(ctx: Ctx): Promise<Me> {
  if (ctx.actor.kind !== 'user') throw new AppError('notSignedIn', 'Sign in to go on.')
  return person(await findMember(ctx.db.client, ctx.actor.userId))
}

function person(user: { id: string; name: string; email: string; role: string | null }): Me {
  return { id: user.id, name: user.name, email: user.email, role: isRole(user.role) ? user.role : 'operator' }
}
