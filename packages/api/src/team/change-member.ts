import type { Role } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { assertAdminRemains, findMember, lockTeam } from './members.ts'
import { makeOneTimeLink } from './one-time-link.ts'
import type { OneTimeUrl } from './schema.ts'

/** Gives a person another role, from their next request on. */
export async function setRole(ctx: Ctx, input: { userId: string; role: Role }): Promise<{ userId: string }> {
  await record(ctx, async (tx, emit) => {
    await lockTeam(tx, ctx)
    const before = await findMember(tx, input.userId)
    if (before.role === input.role) return
    await tx.user.update({ where: { id: before.id }, data: { role: input.role, updatedAt: ctx.clock.now() } })
    await assertAdminRemains(tx)
    await emit({
      verificationId: null,
      kind: 'memberRoleChanged',
      facts: { userId: before.id, from: before.role, to: input.role },
    })
  })
  ctx.sessions.forgetUser(input.userId)
  return { userId: input.userId }
}

/** Ends a person's sessions at once and keeps them out. What they did stays. */
export async function disableMember(ctx: Ctx, input: { userId: string }): Promise<{ userId: string }> {
  await record(ctx, async (tx, emit) => {
    await lockTeam(tx, ctx)
    const { id } = await findMember(tx, input.userId)
    await tx.user.update({ where: { id }, data: { banned: true, updatedAt: ctx.clock.now() } })
    await assertAdminRemains(tx)
    await tx.authSession.deleteMany({ where: { userId: id } })
    await tx.oneTimeLink.deleteMany({ where: { userId: id, usedAt: null } })
    await emit({ verificationId: null, kind: 'memberDisabled', facts: { userId: id } })
  })
  ctx.sessions.forgetUser(input.userId)
  return { userId: input.userId }
}

export async function enableMember(ctx: Ctx, input: { userId: string }): Promise<{ userId: string }> {
  await record(ctx, async (tx, emit) => {
    const { id } = await findMember(tx, input.userId)
    await tx.user.update({ where: { id }, data: { banned: false, updatedAt: ctx.clock.now() } })
    await emit({ verificationId: null, kind: 'memberEnabled', facts: { userId: id } })
  })
  return { userId: input.userId }
}

/** A link with which a person sets a new password, for who lost theirs. */
export async function makeResetLink(ctx: Ctx, input: { userId: string }): Promise<OneTimeUrl> {
  return record(ctx, async (tx, emit) => {
    const { id } = await findMember(tx, input.userId)
    const link = await makeOneTimeLink(tx, ctx, { kind: 'reset', userId: id })
    await emit({ verificationId: null, kind: 'memberLinkMade', facts: { userId: id } })
    return link
  })
}
