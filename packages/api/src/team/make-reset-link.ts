import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { findMember } from './members.ts'
import { dropInvitation } from './notices/queue-notice.ts'
import { makeOneTimeLink } from './one-time-link.ts'
import type { OneTimeUrl } from './schema.ts'

/** A link with which a person sets a new password, for who lost theirs. */
export async function makeResetLink(ctx: Ctx, input: { userId: string }): Promise<OneTimeUrl> {
  return record(ctx, async (tx, emit) => {
    const { id } = await findMember(tx, input.userId)
    await dropInvitation(tx, id)
    const link = await makeOneTimeLink(tx, ctx, { kind: 'reset', userId: id })
    await emit({ verificationId: null, kind: 'memberLinkMade', facts: { userId: id } })
    return link
  })
}
