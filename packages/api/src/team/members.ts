import type { Tx } from '@ekyc/db'
import type { Role } from '@ekyc/domain'
import { hashPassword } from 'better-auth/crypto'
import { v7 } from 'uuid'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { lockBySetting } from '../system/lock-by-setting.ts'

/** Changes of the team happen one after the other, on any number of replicas: the last admin must stay. */
export async function lockTeam(tx: Tx, ctx: Pick<Ctx, 'clock'>): Promise<void> {
  await lockBySetting(tx, 'team', ctx.clock.now())
}

export async function createMember(
  tx: Tx,
  ctx: Pick<Ctx, 'clock'>,
  member: { name: string; email: string; role: Role },
): Promise<string> {
  const taken = await tx.user.findUnique({ where: { email: member.email }, select: { id: true } })
  if (taken) throw new AppError('conflict', 'Somebody with this e-mail is in the team already.', { field: 'email' })
  const now = ctx.clock.now()
  const id = `usr_${v7()}`
  await tx.user.create({ data: { id, ...member, banned: false, createdAt: now, updatedAt: now } })
  return id
}

/** Sets the password and ends every session that knew the old one. `hash` comes from `hashPassword`. */
export async function setPassword(tx: Tx, ctx: Pick<Ctx, 'clock'>, userId: string, hash: string): Promise<void> {
  const now = ctx.clock.now()
  const account = { providerId: 'credential', accountId: userId }
  await tx.account.upsert({
    where: { providerId_accountId: account },
    create: { id: `acc_${v7()}`, ...account, userId, password: hash, createdAt: now, updatedAt: now },
    update: { password: hash, updatedAt: now },
  })
  await tx.authSession.deleteMany({ where: { userId } })
}

export { hashPassword }

/** Somebody can sign in as admin. */
export async function hasAdmin(tx: Pick<Tx, 'user'>): Promise<boolean> {
  const admin = await tx.user.findFirst({
    where: { role: 'admin', banned: false, accounts: { some: { password: { not: null } } } },
    select: { id: true },
  })
  return admin !== null
}

export async function assertAdminRemains(tx: Tx): Promise<void> {
  if (!(await hasAdmin(tx))) {
    throw new AppError('conflict', 'This is the last admin. Make somebody else an admin first.')
  }
}

export async function findMember(tx: Pick<Tx, 'user'>, userId: string) {
  const user = await tx.user.findUnique({ where: { id: userId } })
  if (!user) throw new AppError('notFound', 'There is no such person in the team.')
  return user
}
