import type { Tx } from '@ekyc/db'
import { isRole, type Role } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { lockBySetting } from '../settings/lock-by-setting.ts'
import type { Me } from './schema.ts'

/** Changes of the team happen one after the other, on any number of replicas: the last admin must stay. */
export async function lockTeam(tx: Tx, ctx: Pick<Ctx, 'clock'>): Promise<void> {
  await lockBySetting(tx, 'team', ctx.clock.now())
}

/** Adds a person who cannot sign in yet; returns the id. An e-mail that the team has is a conflict. */
export async function createMember(
  tx: Tx,
  ctx: Pick<Ctx, 'clock' | 'ids'>,
  member: { name: string; email: string; role: Role; unit?: string },
): Promise<string> {
  const taken = await tx.user.findUnique({ where: { email: member.email }, select: { id: true } })
  if (taken) throw new AppError('conflict', 'This email already belongs to a team member.', { field: 'email' })
  const now = ctx.clock.now()
  const id = ctx.ids.next('usr')
  await tx.user.create({ data: { id, ...member, banned: false, createdAt: now, updatedAt: now } })
  return id
}

/**
 * Sets the password and ends every session that knew the old one, but for that of the cookies in `exceptIn`. Links for a
 * new password end too: somebody else may have the mail.
 * `hash` comes from better-auth's `hashPassword`.
 */
export async function setPassword(
  tx: Tx,
  ctx: Pick<Ctx, 'clock' | 'ids'>,
  userId: string,
  hash: string,
  { exceptIn = null }: { exceptIn?: string | null } = {},
): Promise<void> {
  const now = ctx.clock.now()
  const account = { providerId: 'credential', accountId: userId }
  await tx.account.upsert({
    where: { providerId_accountId: account },
    create: { id: ctx.ids.next('acc'), ...account, userId, password: hash, createdAt: now, updatedAt: now },
    update: { password: hash, updatedAt: now },
  })
  const sessions = await tx.authSession.findMany({ where: { userId }, select: { id: true, token: true } })
  const others = sessions.filter(({ token }) => !exceptIn?.includes(token)).map(({ id }) => id)
  await tx.authSession.deleteMany({ where: { id: { in: others } } })
  await tx.oneTimeLink.deleteMany({ where: { userId, usedAt: null } })
}

/** Somebody can sign in as admin. */
export async function hasAdmin(tx: Pick<Tx, 'user'>): Promise<boolean> {
  const admin = await tx.user.findFirst({
    where: { role: 'admin', banned: false, accounts: { some: { password: { not: null } } } },
    select: { id: true },
  })
  return admin !== null
}

/** Refuses a change, which is made already and thereby undone, that would leave nobody to manage the team. */
export async function assertAdminRemains(tx: Tx): Promise<void> {
  if (!(await hasAdmin(tx))) {
    throw new AppError('conflict', 'This is the last admin. Make someone else an admin first.')
  }
}

/** The person, or an answer for people. */
export async function findMember(tx: Pick<Tx, 'user'>, userId: string) {
  const user = await tx.user.findUnique({ where: { id: userId } })
  if (!user) throw new AppError('notFound', 'Team member not found.')
  return user
}

/** What is told of a person. A role that the program does not know has the least rights. */
export function personOf(user: {
  id: string
  name: string
  email: string
  role: string | null
  unit: string | null
}): Me {
  const { id, name, email, role, unit } = user
  return { id, name, email, role: isRole(role) ? role : 'operator', unit }
}
