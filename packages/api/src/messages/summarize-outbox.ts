import { type Channel, channels, type MessageProblem, oursToMend, problemsOfOneMailbox } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { findSharedHold } from './find-shared-hold.ts'

/** Counting stops here. */
const CAP = 1000

export type Outbox = {
  /** What sends each channel; null where nothing does, and its messages are kept. */
  providers: Record<Channel, string | null>
  waiting: { n: number; capped: boolean }
  /** Of those that wait the one that was written first. */
  oldest: { createdAt: Date } | null
  /**
   * What keeps messages waiting: nothing sends them here, a fault of ours, or why a provider did not take the oldest. What one
   * recipient's server says keeps only its own.
   */
  heldBy: MessageProblem | 'notSetUp' | null
  lastAcceptedAt: Date | null
}

/** How messages go out, over all verifications. */
export async function summarizeOutbox(ctx: Ctx): Promise<Outbox> {
  const { message } = ctx.db.client
  const queued = { state: 'queued' }
  const unsent = channels.filter((channel) => !ctx.carriers[channel])
  const [waiting, oldest, orphan, slow, holds, accepted] = await Promise.all([
    message.count({ where: queued, orderBy: { id: 'asc' }, take: CAP + 1 }),
    message.findFirst({ where: queued, orderBy: { id: 'asc' }, select: { createdAt: true } }),
    message.findFirst({ where: { ...queued, channel: { in: unsent } }, select: { id: true } }),
    message.findFirst({
      where: { ...queued, problem: { notIn: [...problemsOfOneMailbox, ...oursToMend] } },
      orderBy: { id: 'asc' },
      select: { problem: true },
    }),
    Promise.all(channels.map((channel) => findSharedHold(ctx, channel))),
    message.findFirst({ where: { state: 'accepted' }, orderBy: { id: 'desc' }, select: { acceptedAt: true } }),
  ])
  const problem = holds.find((each) => each !== null)?.problem ?? (slow?.problem as MessageProblem | undefined) ?? null
  const providerOf = (channel: Channel) => ctx.carriers[channel]?.provider ?? null
  return {
    providers: Object.fromEntries(channels.map((each) => [each, providerOf(each)])) as Outbox['providers'],
    waiting: { n: Math.min(waiting, CAP), capped: waiting > CAP },
    oldest,
    heldBy: orphan ? 'notSetUp' : problem,
    lastAcceptedAt: accepted?.acceptedAt ?? null,
  }
}
