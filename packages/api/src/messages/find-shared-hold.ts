import { type Channel, DAY_MS, isOurFault, type MessageProblem } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { firstIdAt } from '../first-id-at.ts'
import { heldByProblem } from './held-up.ts'
import { openTo } from './sealed.ts'

/** Counting stops here. */
const CAP = 1000
/** So many of those on hold are opened for where they go. */
const OPENED = 100
const accepted = { in: ['accepted', 'delivered'] }

export type SharedHold = { channel: Channel; problem: MessageProblem; n: number; capped: boolean }

/**
 * What holds up the messages of a channel for a reason of ours: the problem of the newest, and how many wait. Null while
 * nothing is on hold, or only for what single recipients' servers say.
 */
export async function findSharedHold(
  ctx: Pick<Ctx, 'db' | 'keyring' | 'clock' | 'carriers'>,
  channel: Channel,
): Promise<SharedHold | null> {
  if (!ctx.carriers[channel]) return null
  const { message } = ctx.db.client
  const held = heldByProblem(channel)
  const newest = await message.findMany({
    where: held,
    orderBy: { id: 'desc' },
    take: OPENED,
    include: { verification: { select: { dataKey: true } } },
  })
  const [first] = newest
  if (!first) return null
  const since = firstIdAt('msg', new Date(ctx.clock.now().getTime() - DAY_MS))
  const acceptedAfter = { gt: newest.at(-1)?.createdAt }
  const [n, acceptedInDay, after] = await Promise.all([
    message.count({ where: held, orderBy: { id: 'desc' }, take: CAP + 1 }),
    message.count({
      where: { channel, state: accepted, id: { gte: since } },
      orderBy: { id: 'desc' },
      take: CAP,
    }),
    message.findFirst({
      where: { channel, state: accepted, id: { gte: since }, acceptedAt: acceptedAfter },
      select: { id: true },
    }),
  ])
  const recipients = new Set(
    newest.map((row) => {
      const key = ctx.keyring.open(row.verification.dataKey, row.verificationId)
      return recipientOf(openTo(key, row))
    }),
  ).size
  if (!isOurFault({ held: n, recipients, acceptedInDay, acceptedSince: after !== null })) return null
  return { channel, problem: first.problem as MessageProblem, n: Math.min(n, CAP), capped: n > CAP }
}

/** The phone number, or the domain without what stands before its last two parts: those, its owner can invent. */
const recipientOf = (to: string) =>
  to
    .slice(to.lastIndexOf('@') + 1)
    .toLowerCase()
    .split('.')
    .slice(-2)
    .join('.')
