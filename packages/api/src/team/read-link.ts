import type { Ctx } from '../context.ts'
import { findMemberLink } from './one-time-link.ts'

type Waiting = { name: string; email: string; kind: 'invite' | 'reset' }

/** Whom an invitation or a new-password link is for. */
export async function readLink(ctx: Ctx, input: { token: string }): Promise<Waiting> {
  const { link, user } = await findMemberLink(ctx, input.token)
  return { name: user.name, email: user.email, kind: link.kind === 'reset' ? 'reset' : 'invite' }
}
