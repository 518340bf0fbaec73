import { linkEnd } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { record } from '../events/record.ts'
import { planReminder } from '../messages/plan-reminder.ts'
import { readMessageRules } from '../messages/read-message-rules.ts'
import { getPinnedProfile } from '../profiles/find-profile-version.ts'
import { notEnded, reopenedAs } from './axes.ts'
import { findVerification } from './find-verification.ts'

/** More time, counted from now, and with it the next reminder; an expired verification is open again. */
export async function extendVerification(
  ctx: Ctx,
  input: { id: string; expiresInHours: number },
): Promise<{ id: string; expiresAt: string }> {
  const rules = await readMessageRules(ctx)
  const now = ctx.clock.now()
  const expiresAt = linkEnd(now, input.expiresInHours, rules.timeZone)
  await record(ctx, async (tx, emit) => {
    const row = await findVerification(tx, ctx, input.id)
    const { handling } = await getPinnedProfile(tx, row.profileVersionId)
    // First the new instant, which takes the row's lock: from then on no sweep can write "expired".
    const written = await tx.verification.updateMany({
      where: { id: row.id, ...notEnded },
      data: { expiresAt, openDecline: null, nextReminderAt: planReminder({ ...row, expiresAt }, handling, rules, now) },
    })
    if (written.count === 0) {
      throw new AppError('conflict', 'This verification has ended. Create a new one to verify the customer again.', {
        reason: 'ended',
      })
    }
    const reopened = await tx.verification.updateMany({
      where: { id: row.id, progress: 'expired' },
      data: { progress: reopenedAs(row) },
    })
    await emit({
      verificationId: row.id,
      kind: 'extended',
      facts: { expiresAt: expiresAt.toISOString(), reopened: reopened.count === 1 },
    })
  })
  return { id: input.id, expiresAt: expiresAt.toISOString() }
}
