import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { assertAdminRemains, findMember, lockTeam } from './members.ts'
import { queueNotice } from './notices/queue-notice.ts'

/** Ends a person's sessions at once and keeps them out. What they did stays. */
export async function disableMember(ctx: Ctx, input: { userId: string }): Promise<{ userId: string }> {
  await record(ctx, async (tx, emit) => {
    await lockTeam(tx, ctx)
    const { id, banned } = await findMember(tx, input.userId)
    await tx.user.update({ where: { id }, data: { banned: true, updatedAt: ctx.clock.now() } })
    await assertAdminRemains(tx)
    await tx.authSession.deleteMany({ where: { userId: id } })
    await tx.oneTimeLink.deleteMany({ where: { userId: id, usedAt: null } })
    if (!banned) await queueNotice(tx, ctx, { userId: id, kind: 'disabled' })
    await emit({ verificationId: null, kind: 'memberDisabled', facts: { userId: id } })
  })
  ctx.sessions.forgetUser(input.userId)
  return { userId: input.userId }
}
