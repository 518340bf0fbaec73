import { fields } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { appendLooseEvent } from '../events/append-event.ts'
import { makeOneTimeLink } from './one-time-link.ts'
import type { OneTimeUrl } from './schema.ts'

type AdminLinkCtx = Pick<Ctx, 'db' | 'clock' | 'random' | 'ids' | 'actor'> & { config: { consoleUrl: string } }

/** A link with which a locked-out admin sets a new password, also one who was disabled. For who has the server itself. */
export async function makeAdminLink(ctx: AdminLinkCtx, input: { email: string }): Promise<OneTimeUrl> {
  const email = fields.accountEmail.safeParse(input.email).data ?? ''
  return ctx.db.transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email } })
    if (user?.role !== 'admin') throw new AppError('notFound', 'There is no admin with this email.')
    await tx.user.update({ where: { id: user.id }, data: { banned: false, updatedAt: ctx.clock.now() } })
    await appendLooseEvent(tx, ctx, { kind: 'memberLinkMade', facts: { userId: user.id } })
    return makeOneTimeLink(tx, ctx, { kind: 'reset', userId: user.id })
  })
}
