import { hashPassword } from 'better-auth/crypto'
import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { setPassword } from './members.ts'
import { findMemberLink, useOneTimeLink } from './one-time-link.ts'

/** Sets the password of the invited, or of somebody who lost theirs. */
export async function acceptLink(ctx: Ctx, input: { token: string; password: string }): Promise<{ email: string }> {
  const { link, user } = await findMemberLink(ctx, input.token)
  const hash = await hashPassword(input.password)
  await record(ctx, async (tx, emit) => {
    await useOneTimeLink(tx, link.id, ctx.clock.now())
    await setPassword(tx, ctx, user.id, hash)
    await emit({ verificationId: null, kind: 'memberJoined', facts: { userId: user.id, by: link.kind } })
  })
  ctx.sessions.forgetUser(user.id)
  return { email: user.email }
}
