import { hasEnded } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { record } from '../events/record.ts'
import { planReminder } from '../messages/plan-reminder.ts'
import { readMessageRules } from '../messages/read-message-rules.ts'
import { getPinnedProfile } from '../profiles/find-profile-version.ts'
import { closeDecline } from './deal-with-decline.ts'
import { findVerification } from './find-verification.ts'
import { lockVerification } from './lock-verification.ts'
import { setReminder } from './move-reminder.ts'
import { placeLink } from './place-link.ts'

/** A new code for the link; from this instant the old one answers 410. */
export async function replaceLink(
  ctx: Ctx,
  input: { id: string; reason: string },
): Promise<{ id: string; link: { url: string; expiresAt: string } }> {
  const rules = await readMessageRules(ctx)
  return record(ctx, async (tx, emit) => {
    await lockVerification(tx, input.id)
    const row = await findVerification(tx, ctx, input.id)
    if (hasEnded(row.progress)) {
      throw new AppError('conflict', 'This verification has ended. Create a new one to verify the customer again.', {
        reason: 'ended',
      })
    }
    await closeDecline(tx, row.id)
    const { handling } = await getPinnedProfile(tx, row.profileVersionId)
    await setReminder(tx, row.id, { next: planReminder(row, handling, rules, ctx.clock.now()) })
    return { id: row.id, link: await placeLink(ctx, tx, emit, row, { reason: input.reason }) }
  })
}
