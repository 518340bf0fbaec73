import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { findMember } from './members.ts'

/** Puts a person in another unit, or in none, from their next request on. What they made stays where it is. */
export async function setUnit(ctx: Ctx, input: { userId: string; unit: string | null }): Promise<{ userId: string }> {
  await record(ctx, async (tx, emit) => {
    const { id, unit: from } = await findMember(tx, input.userId)
    if (from === input.unit) return
    await tx.user.update({ where: { id }, data: { unit: input.unit, updatedAt: ctx.clock.now() } })
    await emit({ verificationId: null, kind: 'memberUnitChanged', facts: { userId: id, from, to: input.unit } })
  })
  ctx.sessions.forgetUser(input.userId)
  return { userId: input.userId }
}
