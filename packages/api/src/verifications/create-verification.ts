import type { Ctx } from '../context.ts'
import { takeHourlyQuota } from '../messages/hourly-quota.ts'
import { findDuplicates } from './find-duplicates.ts'
import { findFollowed } from './follow-up.ts'
import { answerAgain, keepAnswer } from './idempotency.ts'
import {
  announceVerifications,
  discardUnlessWritten,
  phoneOf,
  prepareVerification,
  readTerms,
  writeVerifications,
} from './new-verification.ts'
import { unitToGive } from './own-unit.ts'
import type { CreatedVerification, CreateVerificationInput } from './schema.ts'

/** Opens a case: the customer, the pinned profile, the compare photo and the link, in one transaction. */
export async function createVerification(ctx: Ctx, input: CreateVerificationInput): Promise<CreatedVerification> {
  const earlier = await answerAgain(ctx, input)
  if (earlier) return earlier

  const followed = await findFollowed(ctx, input)
  const terms = await readTerms(ctx, input.profileId)
  const unit = await unitToGive(ctx, input.unit)
  const { email = null } = input.customer
  const phone = phoneOf(input, terms)
  const warnings = await findDuplicates(ctx, { email, phone, reference: input.reference ?? null })
  const created = await prepareVerification(ctx, input, terms, { unit, followed })
  const { id, key, row, url, messages } = created
  const answer: CreatedVerification = {
    id,
    progress: 'created',
    link: { url, expiresAt: row.expiresAt.toISOString() },
    warnings,
    messages: messages.map(({ queued }) => queued),
  }
  try {
    await ctx.db.transaction(async (tx) => {
      if (messages.length > 0) await takeHourlyQuota(tx, ctx, messages.length)
      await writeVerifications(tx, ctx, [created])
      await keepAnswer(tx, ctx, input, answer, key)
    })
  } catch (error) {
    if (await discardUnlessWritten(ctx, [created])) return answer
    const winner = await answerAgain(ctx, input)
    if (winner) return winner
    throw error
  }
  announceVerifications(ctx, [created])
  if (followed) ctx.changes.announce(followed.id)
  return answer
}
