import { channels, DAY_MS, type MessageState } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { firstIdAt } from '../first-id-at.ts'
import { visibleTo } from '../verifications/own-unit.ts'
import { heldUp } from './held-up.ts'

/** Counting stops here. */
const CAP = 1000
/** What failed longer ago has been seen or is past mending. */
const WITHIN_MS = 30 * DAY_MS
const undelivered = ['refused', 'failed', 'unsure'] as const satisfies MessageState[]

/**
 * Customers who wait for a message that did not go out, is held up, or of which nobody knows whether it went: not
 * started, not ended, and nothing was sent since. The last 30 days, within what the viewer may see; null when there is none.
 */
export async function countUndelivered(ctx: Ctx) {
  const messages = (await findNewest(ctx)).slice(0, CAP + 1)
  const oldest = messages.at(-1)
  if (!oldest) return null
  const n = (state: MessageState) => messages.filter((message) => message.state === state).length
  return {
    n: Math.min(messages.length, CAP),
    capped: messages.length > CAP,
    states: { refused: n('refused'), failed: n('failed'), unsure: n('unsure'), held: n('queued') },
    oldest: { verificationId: oldest.verificationId, createdAt: oldest.createdAt },
  }
}

/** Those that are the newest of their verification, newest first. */
async function findNewest(ctx: Ctx) {
  const { message } = ctx.db.client
  const since = firstIdAt('msg', new Date(ctx.clock.now().getTime() - WITHIN_MS))
  const visible = await visibleTo(ctx)
  const found = await Promise.all(
    [...undelivered.map((state) => ({ state })), ...channels.map((channel) => heldUp(ctx, channel))].map((which) =>
      message.findMany({
        where: {
          ...which,
          id: { gte: since },
          verification: { ...visible, progress: { in: ['created', 'opened'] }, declined: null },
        },
        orderBy: { id: 'desc' },
        take: CAP + 1,
        select: { id: true, state: true, verificationId: true, createdAt: true },
      }),
    ),
  )
  const candidates = found.flat().sort((a, b) => (a.id < b.id ? 1 : -1))
  const newest = await message.groupBy({
    by: ['verificationId'],
    where: { verificationId: { in: [...new Set(candidates.map(({ verificationId }) => verificationId))] } },
    _max: { id: true },
  })
  const last = new Set(newest.map(({ _max }) => _max.id))
  return candidates.filter(({ id }) => last.has(id))
}
