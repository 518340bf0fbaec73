import type { Role } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { createMember } from './members.ts'
import { queueNotice } from './notices/queue-notice.ts'
import { makeOneTimeLink } from './one-time-link.ts'
import type { OneTimeUrl } from './schema.ts'

/**
 * Adds a person who has no password yet; the link, shown once, lets them set it within 72 hours. With SMTP it is emailed
 * to them too.
 */
export async function inviteMember(
  ctx: Ctx,
  input: { name: string; email: string; role: Role; unit?: string },
): Promise<{ userId: string; link: OneTimeUrl; emailed: boolean }> {
  return record(ctx, async (tx, emit) => {
    const userId = await createMember(tx, ctx, input)
    const link = await makeOneTimeLink(tx, ctx, { kind: 'invite', userId })
    await emit({
      verificationId: null,
      kind: 'memberInvited',
      facts: { userId, role: input.role, unit: input.unit ?? null },
    })
    const emailed = await queueNotice(tx, ctx, { userId, kind: 'invited', role: input.role, url: link.url })
    return { userId, link, emailed }
  })
}
