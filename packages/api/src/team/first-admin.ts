import { hashPassword } from 'better-auth/crypto'
import { assertGoodPassword } from '../auth/assert-good-password.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { record } from '../events/record.ts'
import { createMember, hasAdmin, lockTeam, setPassword } from './members.ts'
import { findOneTimeLink, makeOneTimeLink, useOneTimeLink } from './one-time-link.ts'
import type { OneTimeUrl } from './schema.ts'

type FirstAdmin = { name: string; email: string; password: string }

/** A new set-up link, in place of the one before; null once an admin can sign in. */
export async function makeSetUpLink(ctx: Ctx): Promise<OneTimeUrl | null> {
  if (await hasAdmin(ctx.db.client)) return null
  return ctx.db.transaction((tx) => makeOneTimeLink(tx, ctx, { kind: 'setup', userId: null }))
}

/** Makes the first admin by the set-up link. Of two people at once, one gets in. */
export async function setUp(ctx: Ctx, input: FirstAdmin & { token: string }): Promise<{ email: string }> {
  const link = await findOneTimeLink(ctx, input.token, ['setup'])
  await addFirstAdmin(ctx, input, link.id)
  return { email: input.email }
}

/**
 * Makes the first admin from ADMIN_EMAIL and ADMIN_PASSWORD; does nothing once an admin can sign in. Throws
 * invalidInput for a password that is easy to guess.
 */
export async function ensureFirstAdmin(ctx: Ctx, admin: FirstAdmin): Promise<void> {
  if (await hasAdmin(ctx.db.client)) return
  try {
    await addFirstAdmin(ctx, admin, null)
  } catch (error) {
    // Another replica, starting too, was faster.
    if (!(error instanceof AppError && error.code === 'gone')) throw error
  }
}

async function addFirstAdmin(ctx: Ctx, { name, email, password }: FirstAdmin, linkId: string | null): Promise<void> {
  await assertGoodPassword(password, { email, name })
  const hash = await hashPassword(password)
  await record(ctx, async (tx, emit) => {
    await lockTeam(tx, ctx)
    if (await hasAdmin(tx))
      throw new AppError('gone', 'Setup is already complete. Sign in, or ask an admin to invite you.')
    if (linkId) await useOneTimeLink(tx, linkId, ctx.clock.now())
    const existing = await tx.user.findUnique({ where: { email }, select: { id: true } })
    const userId = existing?.id ?? (await createMember(tx, ctx, { name, email, role: 'admin' }))
    if (existing) await tx.user.update({ where: { id: userId }, data: { role: 'admin', banned: false } })
    await setPassword(tx, ctx, userId, hash)
    await emit({ verificationId: null, kind: 'adminCreated', facts: { userId } })
  })
}
