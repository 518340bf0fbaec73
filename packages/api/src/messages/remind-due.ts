import type { Tx } from '@ekyc/db'
import { channels, nextReminderHour } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { getPinnedProfile } from '../profiles/find-profile-version.ts'
import { findAtIt } from '../sessions/find-at-it.ts'
import { findVerification } from '../verifications/find-verification.ts'
import { type ClaimedReminder, moveReminder } from '../verifications/move-reminder.ts'
import { leaseFrom } from './claim.ts'
import { customerZone } from './customer-zone.ts'
import { planReminder } from './plan-reminder.ts'
import { queueMessage } from './queue-message.ts'
import { type MessageRules, readMessageRules } from './read-message-rules.ts'
import { reasonNotToRemind } from './reason-to-drop.ts'
import { reminderWay } from './reminder-way.ts'

/** How long a reminder waits for a session to end, or for an earlier message to leave. */
const BUSY_MS = 60 * 60_000

/** Writes the reminders that are due. Returns how many were. */
export async function remindDue(ctx: Ctx, limit: number): Promise<number> {
  const now = ctx.clock.now()
  const due = await ctx.db.claimDueReminders({ limit, now, leaseUntil: leaseFrom(now) })
  const rules = due.length > 0 ? await readMessageRules(ctx) : null
  for (const claimed of due) {
    try {
      if (rules) await remind(ctx, claimed, rules)
    } catch (error) {
      ctx.log.error({ verificationId: claimed.id, error }, 'reminder failed')
    }
  }
  return due.length
}

async function remind(ctx: Ctx, claimed: ClaimedReminder, rules: MessageRules): Promise<void> {
  const now = ctx.clock.now()
  await record(ctx, async (tx, emit) => {
    const row = await findVerification(tx, ctx, claimed.id)
    const put = (next: Date | null) =>
      moveReminder(tx, claimed, { next: next && next < row.expiresAt ? next : null, sent: false })
    const because = reasonNotToRemind(row, now)
    if (because === 'ended' || because === 'expired' || !row.remindersOn) return put(null)
    const { handling } = await getPinnedProfile(tx, row.profileVersionId)
    // A customer who opted out may still start, and a photo may be replaced: the next one is there for that.
    if (because) return put(planReminder(row, handling, rules, now))
    const timeZone = customerZone(row, rules.timeZone, now)
    // Whoever is at it just now, asleep, or has not got the last message yet, is reminded when it suits.
    const busy = (await findAtIt(tx, [row.id], now)).size > 0 || (await isUnderway(ctx, tx, row.id))
    const from = busy ? new Date(now.getTime() + BUSY_MS) : now
    const hour = nextReminderHour(from, timeZone, rules.holidays)
    if (hour === null || hour > now) return put(hour)

    const way = await reminderWay(ctx, tx, row, handling)
    const sent = way ? row.remindersSent + 1 : row.remindersSent
    const next = planReminder({ ...row, remindersSent: sent }, handling, rules, now)
    if (!(await moveReminder(tx, claimed, { next, sent: way !== null })) || !way) return false
    await queueMessage(ctx, tx, emit, { verification: row, handling, rules, kind: 'reminder', ...way })
    return true
  })
}

/** What nothing sends here keeps nobody from being reminded by the other channel. */
async function isUnderway(ctx: Ctx, tx: Tx, verificationId: string): Promise<boolean> {
  const channel = { in: channels.filter((each) => ctx.carriers[each]) }
  return (await tx.message.findFirst({ where: { verificationId, channel, state: 'queued' } })) !== null
}
