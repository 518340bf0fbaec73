import type { Ctx, UserActor } from '../context.ts'
import { AppError } from '../errors.ts'
import { record } from '../events/record.ts'
import type { WordingOf } from './settings.ts'
import { beginTimed } from './timed-quota.ts'

const AT_MOST = 5
const WITHIN_MS = 60_000

/** Takes one of the five test sends that a person has in any minute, over all replicas, and writes down that it was taken. */
export async function takeTestSend(
  ctx: Ctx & { actor: UserActor },
  { channel, kind, locale }: WordingOf,
): Promise<void> {
  const key = `testSends.${ctx.actor.userId}`
  const now = ctx.clock.now()
  await record(ctx, async (tx, emit) => {
    if ((await beginTimed(tx, { key, now, atMost: AT_MOST, withinMs: WITHIN_MS })) === null) {
      throw new AppError('tooMany', `You have sent ${AT_MOST} tests in the last minute. Wait a moment and try again.`)
    }
    await emit({ verificationId: null, kind: 'testMessageSent', facts: { channel, kind, locale } })
  })
}
