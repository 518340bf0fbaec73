import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { getPinnedProfile } from '../profiles/find-profile-version.ts'
import { findVerification } from '../verifications/find-verification.ts'
import { setReminder } from '../verifications/move-reminder.ts'
import { planReminder } from './plan-reminder.ts'
import { readMessageRules } from './read-message-rules.ts'

/** Switches the reminders of one verification; the next one is counted from now. */
export async function setReminders(
  ctx: Ctx,
  { verificationId, on }: { verificationId: string; on: boolean },
): Promise<{ id: string; nextAt: string | null }> {
  const rules = await readMessageRules(ctx)
  return record(ctx, async (tx, emit) => {
    const row = await findVerification(tx, ctx, verificationId)
    const { handling } = await getPinnedProfile(tx, row.profileVersionId)
    const next = planReminder({ ...row, remindersOn: on }, handling, rules, ctx.clock.now())
    if (row.remindersOn !== on) {
      await setReminder(tx, row.id, { next, remindersOn: on })
      await emit({ verificationId, kind: 'remindersSwitched', facts: { on } })
    }
    return { id: row.id, nextAt: (row.remindersOn === on ? row.nextReminderAt : next)?.toISOString() ?? null }
  })
}
