import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { assertGoodPassword } from '../auth/assert-good-password.ts'
import { CLIENT_ADDRESS_HEADER } from '../auth/create-auth.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { record } from '../events/record.ts'
import { findMember, setPassword } from './members.ts'
import { queueNotice } from './notices/queue-notice.ts'
import { whoAmI } from './who-am-i.ts'

type Change = { currentPassword: string; newPassword: string }

/** Changes one's own password. The present one is checked as at sign-in, and every other session of the person ends. */
export async function changePassword(ctx: Ctx & { headers: Headers }, input: Change): Promise<{ email: string }> {
  const { id, name, email } = await whoAmI(ctx)
  await assertGoodPassword(input.newPassword, { name, email }, 'newPassword')
  const cookies = ctx.headers.get('cookie')
  const address = ctx.headers.get(CLIENT_ADDRESS_HEADER) ?? 'unknown'
  const { outcome } = await ctx.signInGuard.run({ for: 'passwordChange', email, address, cookies }, async () => {
    const isRight = await verifyPassword({ hash: await passwordHashOf(ctx, id), password: input.currentPassword })
    return { outcome: isRight ? 'right' : 'wrong' } as const
  })
  if (outcome === 'wrong') {
    throw new AppError('invalidInput', 'This is not your current password.', {
      field: 'currentPassword',
      reason: 'wrongPassword',
    })
  }
  const hash = await hashPassword(input.newPassword)
  await record(ctx, async (tx, emit) => {
    await findMember(tx, id)
    await setPassword(tx, ctx, id, hash, { exceptIn: cookies })
    await queueNotice(tx, ctx, { userId: id, kind: 'passwordChanged' })
    await emit({ verificationId: null, kind: 'passwordChanged', facts: { userId: id } })
  })
  ctx.sessions.forgetUser(id)
  return { email }
}

async function passwordHashOf(ctx: Ctx, userId: string): Promise<string> {
  const account = await ctx.db.client.account.findUnique({
    where: { providerId_accountId: { providerId: 'credential', accountId: userId } },
    select: { password: true },
  })
  return account?.password ?? ''
}
