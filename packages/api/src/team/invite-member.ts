import type { Role } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { createMember } from './members.ts'
import { makeOneTimeLink } from './one-time-link.ts'
import type { OneTimeUrl } from './schema.ts'

/** Adds a person who has no password yet; the link, shown once, lets them set it within 72 hours. */
export async function inviteMember(
  ctx: Ctx,
  input: { name: string; email: string; role: Role; unit?: string },
): Promise<{ userId: string; link: OneTimeUrl }> {
  return record(ctx, async (tx, emit) => {
    const userId = await createMember(tx, ctx, input)
    const link = await makeOneTimeLink(tx, ctx, { kind: 'invite', userId })
    await emit({
      verificationId: null,
      kind: 'memberInvited',
      facts: { userId, role: input.role, unit: input.unit ?? null },
    })
    return { userId, link }
  })
}
