import { beyond } from '../clock/clock-is-plausible.ts'
import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { planReminder } from '../messages/plan-reminder.ts'
import { type MessageRules, readMessageRules } from '../messages/read-message-rules.ts'
import { requeueDropped } from '../messages/requeue-dropped.ts'
import { getPinnedProfile } from '../profiles/find-profile-version.ts'
import { reopenedAs } from './axes.ts'
import { findVerification } from './find-verification.ts'

const BATCH = 100

/**
 * Reopens links that a clock expired which has been set back since: their end lies in the future again. Messages that
 * were dropped with them are queued again and the next reminder is planned. Returns how many.
 */
export async function reopenExpired(ctx: Ctx): Promise<number> {
  const found = await ctx.db.client.verification.findMany({
    where: expiredAhead(ctx.clock.now()),
    take: BATCH,
    select: { id: true },
  })
  const rules = found.length > 0 ? await readMessageRules(ctx) : null
  for (const { id } of found) if (rules) await reopen(ctx, id, rules)
  return found.length
}

async function reopen(ctx: Ctx, id: string, rules: MessageRules): Promise<void> {
  const now = ctx.clock.now()
  await record(ctx, async (tx, emit) => {
    const row = await findVerification(tx, ctx, id)
    const { handling } = await getPinnedProfile(tx, row.profileVersionId)
    const { count } = await tx.verification.updateMany({
      where: { id, ...expiredAhead(now) },
      data: { progress: reopenedAs(row), nextReminderAt: planReminder(row, handling, rules, now) },
    })
    if (count === 0) return
    await emit({ verificationId: id, kind: 'reopened' })
    await requeueDropped(ctx, tx, emit, id)
  })
}

const expiredAhead = (now: Date) => ({ progress: 'expired', expiresAt: { gt: beyond(now) } })
