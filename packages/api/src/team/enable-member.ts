import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { findMember } from './members.ts'

/** Lets a person in again who was kept out; they sign in anew. */
export async function enableMember(ctx: Ctx, input: { userId: string }): Promise<{ userId: string }> {
  await record(ctx, async (tx, emit) => {
    const { id } = await findMember(tx, input.userId)
    await tx.user.update({ where: { id }, data: { banned: false, updatedAt: ctx.clock.now() } })
    await emit({ verificationId: null, kind: 'memberEnabled', facts: { userId: id } })
  })
  return { userId: input.userId }
}
