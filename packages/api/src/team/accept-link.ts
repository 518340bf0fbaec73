import { hashPassword } from 'better-auth/crypto'
import { assertGoodPassword } from '../auth/assert-good-password.ts'
import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { setPassword } from './members.ts'
import { dropInvitation, queueNotice } from './notices/queue-notice.ts'
import { findMemberLink, useOneTimeLink } from './one-time-link.ts'

/** Sets the password of the invited, or of somebody who lost theirs. */
export async function acceptLink(ctx: Ctx, input: { token: string; password: string }): Promise<{ email: string }> {
  const { link, user } = await findMemberLink(ctx, input.token)
  await assertGoodPassword(input.password, user)
  const hash = await hashPassword(input.password)
  await record(ctx, async (tx, emit) => {
    await useOneTimeLink(tx, link.id, ctx.clock.now())
    await setPassword(tx, ctx, user.id, hash)
    await dropInvitation(tx, user.id)
    if (link.kind === 'reset') await queueNotice(tx, ctx, { userId: user.id, kind: 'passwordReset' })
    await emit({ verificationId: null, kind: 'memberJoined', facts: { userId: user.id, by: link.kind } })
  })
  ctx.sessions.forgetUser(user.id)
  return { email: user.email }
}
