import type { Tx } from '@ekyc/db'
import { linkEnd, proposeShownAs } from '@ekyc/domain'
import { claimPhoto } from '../compare-photos/take-photo.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { record } from '../events/record.ts'
import { addComparePhoto } from '../evidence/add-compare-photo.ts'
import { addressFor } from '../messages/address-for.ts'
import { planReminder } from '../messages/plan-reminder.ts'
import { queueMessage } from '../messages/queue-message.ts'
import { readMessageRules } from '../messages/read-message-rules.ts'
import { findProfileVersion } from '../profiles/find-profile-version.ts'
import { findDuplicates } from './find-duplicates.ts'
import { findFollowed, photoFor } from './follow-up.ts'
import { answerAgain, keepAnswer } from './idempotency.ts'
import { linkUrl, newCode } from './link-code.ts'
import { offeredLanguages, refuseOtherLanguage } from './offered-languages.ts'
import { unitToGive } from './own-unit.ts'
import type { CreatedVerification, CreateVerificationInput } from './schema.ts'
import { indexWords } from './search-index.ts'

/** The import that a verification comes from, and what is written of its row in the same transaction. */
export type ImportOrigin = { importId: string; noteMade(tx: Tx, verificationId: string): Promise<void> }

/** Opens a case: the customer, the pinned profile, the compare photo and the link, in one transaction. */
export async function createVerification(
  ctx: Ctx,
  input: CreateVerificationInput,
  origin?: ImportOrigin,
): Promise<CreatedVerification> {
  const earlier = await answerAgain(ctx, input)
  if (earlier) return earlier

  const followed = await findFollowed(ctx, input)
  const profile = await findProfileVersion(ctx, input.profileId)
  if (profile.checkMode === 2 && !input.comparePhotoId && !input.reusePhoto) {
    throw new AppError('invalidInput', `“${profile.name}” needs a comparison photo. Add one.`, {
      field: 'comparePhotoId',
    })
  }
  const { handling } = profile
  const rules = await readMessageRules(ctx)
  if (input.locale) refuseOtherLanguage(input.locale, offeredLanguages(handling, rules))
  const now = ctx.clock.now()
  const id = ctx.ids.next('ver')
  const dataKey = ctx.keyring.newDataKey(id)
  const key = ctx.keyring.open(dataKey, id)
  const { code, ...link } = newCode(ctx, key)
  const expiresAt = linkEnd(now, input.expiresInHours ?? profile.linkHours, rules.timeZone)
  const { name, shownAs = proposeShownAs(name), email = null, phone = null, timeZone = null } = input.customer
  const person = { customerName: name, email, phone, reference: input.reference ?? null }
  const ways = (input.send?.channels ?? []).map((channel) => ({ channel, to: addressFor(channel, person, handling) }))
  const reminded = { timeZone, phone, remindersOn: input.reminders ?? true, remindersSent: 0, expiresAt }
  const unit = await unitToGive(ctx, input.unit)
  const answer: CreatedVerification = {
    id,
    progress: 'created',
    link: { url: linkUrl(ctx, code), expiresAt: expiresAt.toISOString() },
    warnings: await findDuplicates(ctx, person),
    messages: [],
  }
  const photo = await photoFor(ctx, { verificationId: id, key }, input, followed)

  try {
    await record(ctx, async (tx, emit) => {
      await tx.verification.create({
        data: {
          id,
          createdAt: now,
          createdById: ctx.actor.kind === 'user' ? ctx.actor.userId : null,
          ...person,
          shownAs,
          unit,
          followsId: followed?.id ?? null,
          locale: input.locale ?? null,
          extra: input.extra ?? null,
          returnUrl: input.returnUrl ?? null,
          profileId: profile.id,
          profileVersionId: profile.versionId,
          dataKey,
          ...reminded,
          nextReminderAt: planReminder(reminded, handling, rules, now),
          lastEventAt: now,
          links: { create: { ...link, createdAt: now } },
        },
      })
      await indexWords(tx, { id, ...person })
      if (photo) {
        if ('photoId' in photo) await claimPhoto(tx, ctx, photo)
        await addComparePhoto(tx, ctx, id, photo)
      }
      await emit({
        verificationId: id,
        kind: 'verificationCreated',
        facts: {
          profileId: profile.id,
          profileVersion: profile.version,
          expiresAt: answer.link.expiresAt,
          ...(origin ? { importId: origin.importId } : {}),
          ...(followed ? { followsId: followed.id } : {}),
        },
      })
      const verification = { id, dataKey, locale: input.locale ?? null, unit }
      answer.messages = []
      for (const way of ways) {
        const about = { verification, handling, rules, ...way, importId: origin?.importId }
        answer.messages.push(await queueMessage(ctx, tx, emit, { ...about, kind: 'invitation' }))
      }
      await keepAnswer(tx, ctx, input, answer, key)
      await origin?.noteMade(tx, id)
    })
  } catch (error) {
    if (await isThere(ctx, id)) return answer
    if (photo) await ctx.evidence.remove(photo.storageKey)
    const winner = await answerAgain(ctx, input)
    if (winner) return winner
    throw error
  }
  return answer
}

/** A connection that was lost at the commit does not say whether it was one. */
async function isThere(ctx: Ctx, id: string): Promise<boolean> {
  return (await ctx.db.client.verification.count({ where: { id } })) === 1
}
