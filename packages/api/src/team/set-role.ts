import type { Role } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { assertAdminRemains, findMember, lockTeam } from './members.ts'
import { queueNotice } from './notices/queue-notice.ts'

/** Gives a person another role, from their next request on. */
export async function setRole(ctx: Ctx, input: { userId: string; role: Role }): Promise<{ userId: string }> {
  await record(ctx, async (tx, emit) => {
    await lockTeam(tx, ctx)
    const before = await findMember(tx, input.userId)
    if (before.role === input.role) return
    await tx.user.update({ where: { id: before.id }, data: { role: input.role, updatedAt: ctx.clock.now() } })
    await assertAdminRemains(tx)
    await queueNotice(tx, ctx, { userId: before.id, kind: 'roleChanged', role: input.role })
    await emit({
      verificationId: null,
      kind: 'memberRoleChanged',
      facts: { userId: before.id, from: before.role, to: input.role },
    })
  })
  ctx.sessions.forgetUser(input.userId)
  return { userId: input.userId }
}
