import type { Tx } from '@ekyc/db'
import { HOUR_MS } from '@ekyc/domain'
import type { Ports } from '../context.ts'
import { AppError } from '../errors.ts'
import { hashOf } from '../hash-of.ts'

export type LinkKind = 'setup' | 'invite' | 'reset'

const lifetimeHours = { setup: 1, invite: 72, reset: 24 } as const satisfies Record<LinkKind, number>

const hashToken = (token: string) => hashOf('once', token)

/** A link that works once. Only its hash is kept; earlier ones of the same kind and person end. */
export async function makeOneTimeLink(
  tx: Tx,
  ports: Pick<Ports, 'clock' | 'random' | 'ids'> & { config: { consoleUrl: string } },
  link: { kind: LinkKind; userId: string | null },
): Promise<{ url: string; expiresAt: string }> {
  const now = ports.clock.now()
  const token = ports.random.bytes(24).toString('base64url')
  const expiresAt = new Date(now.getTime() + lifetimeHours[link.kind] * HOUR_MS)
  await tx.oneTimeLink.deleteMany({
    where: { userId: link.userId, usedAt: null, ...(link.userId ? {} : { kind: link.kind }) },
  })
  await tx.oneTimeLink.create({
    data: { id: ports.ids.next('otl'), ...link, tokenHash: hashToken(token), expiresAt, createdAt: now },
  })
  const page = link.kind === 'setup' ? 'setup' : 'invite'
  return { url: `${ports.config.consoleUrl}/${page}/${token}`, expiresAt: expiresAt.toISOString() }
}

const spent = () => new AppError('gone', 'This link has already been used or has expired. Ask an admin for a new one.')

/** The link behind a token, still good. */
export async function findOneTimeLink(ctx: Pick<Ports, 'db' | 'clock'>, token: string, kinds: LinkKind[]) {
  const link = await ctx.db.client.oneTimeLink.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { user: true },
  })
  if (!link || link.usedAt || link.expiresAt <= ctx.clock.now() || !kinds.includes(link.kind as LinkKind)) throw spent()
  return link
}

/** The invitation or new-password link behind a token, still good, and whom it is for. */
export async function findMemberLink(ctx: Pick<Ports, 'db' | 'clock'>, token: string) {
  const link = await findOneTimeLink(ctx, token, ['invite', 'reset'])
  if (!link.user || link.user.banned)
    throw new AppError('gone', 'This link is no longer valid. Ask an admin for a new one.')
  return { link, user: link.user }
}

/** Uses the link up; the second of two at once is refused. */
export async function useOneTimeLink(tx: Tx, id: string, now: Date): Promise<void> {
  const used = await tx.oneTimeLink.updateMany({ where: { id, usedAt: null }, data: { usedAt: now } })
  if (used.count === 0) throw spent()
}
