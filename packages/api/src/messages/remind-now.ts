import { nextReminderHour } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { record } from '../events/record.ts'
import { getPinnedProfile } from '../profiles/find-profile-version.ts'
import { findAtIt } from '../sessions/find-at-it.ts'
import { findVerification } from '../verifications/find-verification.ts'
import { lockVerification } from '../verifications/lock-verification.ts'
import { setReminder } from '../verifications/move-reminder.ts'
import { assertMaySend } from './assert-may-send.ts'
import { customerZone } from './customer-zone.ts'
import { dropMessages } from './drop-messages.ts'
import { planReminder } from './plan-reminder.ts'
import { queueMessage } from './queue-message.ts'
import { readMessageRules } from './read-message-rules.ts'
import { reasonNotToRemind } from './reason-to-drop.ts'
import { reminderWay } from './reminder-way.ts'
import type { Reminded } from './schema.ts'

/**
 * Reminds a customer at once, because a person says so: at any hour, which the answer tells. It counts as one of the
 * profile's reminders, and the next one is counted from it. A CONFLICT, with its `reason`, when the customer has nothing
 * left to do (ended, expired, declined), can do nothing before the photo is replaced (needsPhoto), is at it just now
 * (atIt), or cannot be reached (noWay).
 */
export async function remindNow(ctx: Ctx, input: { id: string }): Promise<Reminded> {
  const rules = await readMessageRules(ctx)
  const now = ctx.clock.now()
  return record(ctx, async (tx, emit) => {
    await lockVerification(tx, input.id)
    const row = await findVerification(tx, ctx, input.id)
    assertMaySend(ctx, row)
    if (reasonNotToRemind(row, now) === 'needsPhoto') {
      throw new AppError('conflict', 'Replace the comparison photo first. The customer can’t continue until then.', {
        reason: 'needsPhoto',
      })
    }
    if ((await findAtIt(tx, [row.id], now)).size > 0) {
      throw new AppError('conflict', 'The check is in progress. Wait for the result of this session.', {
        reason: 'atIt',
      })
    }
    const { handling } = await getPinnedProfile(tx, row.profileVersionId)
    const way = await reminderWay(ctx, tx, row, handling)
    if (!way) {
      throw new AppError(
        'conflict',
        'This customer can’t be reminded: there is no working address, or the channel is not set up.',
        { reason: 'noWay' },
      )
    }
    await dropMessages(ctx, tx, emit, { verificationId: row.id, because: 'sentAgain', channel: way.channel })
    const message = await queueMessage(ctx, tx, emit, { verification: row, handling, rules, kind: 'reminder', ...way })
    const remindersSent = row.remindersSent + 1
    await setReminder(tx, row.id, {
      next: planReminder({ ...row, remindersSent }, handling, rules, now),
      remindersSent,
    })
    const timeZone = customerZone(row, rules.timeZone, now)
    const outsideHours = nextReminderHour(now, timeZone, rules.holidays)?.getTime() !== now.getTime()
    return { id: row.id, message, outsideHours, timeZone }
  })
}
