import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { record } from '../events/record.ts'
import { hashPassword, setPassword } from './members.ts'
import { findOneTimeLink, useOneTimeLink } from './one-time-link.ts'

type Waiting = { name: string; email: string; kind: 'invite' | 'reset' }

/** Whom an invitation or a new-password link is for. */
export async function readLink(ctx: Ctx, input: { token: string }): Promise<Waiting> {
  const { link, user } = await find(ctx, input.token)
  return { name: user.name, email: user.email, kind: link.kind === 'reset' ? 'reset' : 'invite' }
}

/** Sets the password of the invited, or of somebody who lost theirs. */
export async function acceptLink(ctx: Ctx, input: { token: string; password: string }): Promise<{ email: string }> {
  const { link, user } = await find(ctx, input.token)
  const hash = await hashPassword(input.password)
  await record(ctx, async (tx, emit) => {
    await useOneTimeLink(tx, link.id, ctx.clock.now())
    await setPassword(tx, ctx, user.id, hash)
    await emit({ verificationId: null, kind: 'memberJoined', facts: { userId: user.id, by: link.kind } })
  })
  ctx.sessions.forgetUser(user.id)
  return { email: user.email }
}

async function find(ctx: Ctx, token: string) {
  const link = await findOneTimeLink(ctx.db.client, token, ctx.clock.now(), ['invite', 'reset'])
  if (!link.user || link.user.banned) throw new AppError('gone', 'This link is no longer good. Ask an admin.')
  return { link, user: link.user }
}
