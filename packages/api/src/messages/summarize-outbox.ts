import { type Channel, channels, type MessageProblem } from '@ekyc/domain'
import type { Ctx } from '../context.ts'

/** Counting stops here. */
const CAP = 1000

/** What one customer's mail server has to say, while all the others take our mail. */
const ofOneMailbox: MessageProblem[] = ['greylisted', 'mailboxFull']

export type Outbox = {
  /** What sends each channel; null where nothing does, and its messages are kept. */
  providers: Record<Channel, string | null>
  waiting: { n: number; capped: boolean }
  /** Of those that wait the one that was written first. */
  oldest: { createdAt: Date } | null
  /** Why the oldest of those was not taken that wait for us or our provider: a customer's slow mailbox holds up nobody else. */
  heldBy: MessageProblem | null
  lastAcceptedAt: Date | null
}

/** How messages go out, over all verifications. */
export async function summarizeOutbox(ctx: Pick<Ctx, 'db' | 'carriers'>): Promise<Outbox> {
  const { message } = ctx.db.client
  const queued = { state: 'queued' }
  const [waiting, oldest, held, accepted] = await Promise.all([
    message.count({ where: queued, orderBy: { id: 'asc' }, take: CAP + 1 }),
    message.findFirst({ where: queued, orderBy: { id: 'asc' }, select: { createdAt: true } }),
    message.findFirst({
      where: { ...queued, problem: { notIn: ofOneMailbox } },
      orderBy: { id: 'asc' },
      select: { problem: true },
    }),
    message.findFirst({ where: { state: 'accepted' }, orderBy: { id: 'desc' }, select: { acceptedAt: true } }),
  ])
  const providerOf = (channel: Channel) => ctx.carriers[channel]?.provider ?? null
  return {
    providers: Object.fromEntries(channels.map((each) => [each, providerOf(each)])) as Outbox['providers'],
    waiting: { n: Math.min(waiting, CAP), capped: waiting > CAP },
    oldest,
    heldBy: (held?.problem ?? null) as MessageProblem | null,
    lastAcceptedAt: accepted?.acceptedAt ?? null,
  }
}
