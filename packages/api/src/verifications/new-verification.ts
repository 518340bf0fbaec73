import { insertRows, type Tx } from '@ekyc/db'
import { combineDeliveries, linkEnd, presentName, storedGreeting } from '@ekyc/domain'
import { readPhone } from '@ekyc/domain/phones'
import { claimPhotos } from '../compare-photos/take-photo.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { firstEvents, writeEvents } from '../events/append-event.ts'
import { writeComparePhotos } from '../evidence/add-compare-photo.ts'
import { addressFor } from '../messages/address-for.ts'
import { planReminder } from '../messages/plan-reminder.ts'
import { newMessage, writeMessages } from '../messages/queue-message.ts'
import { type MessageRules, readMessageRules } from '../messages/read-message-rules.ts'
import { findProfileVersion, type PinnedProfile } from '../profiles/find-profile-version.ts'
import type { VerificationRow } from './find-verification.ts'
import { photoFor } from './follow-up.ts'
import { linkUrl, newCode } from './link-code.ts'
import { offeredLanguages, refuseOtherLanguage } from './offered-languages.ts'
import type { CreateVerificationInput } from './schema.ts'
import { wordRows } from './search-index.ts'
import { deliveryColumns } from './set-delivery.ts'

/** What many new verifications have in common. */
export type Terms = { profile: PinnedProfile; rules: MessageRules }

export async function readTerms(ctx: Ctx, profileId: string | undefined): Promise<Terms> {
  return { profile: await findProfileVersion(ctx, profileId), rules: await readMessageRules(ctx) }
}

/** The customer's phone as it is kept. */
export const phoneOf = ({ customer: { phone } }: CreateVerificationInput, { rules }: Pick<Terms, 'rules'>) =>
  phone ? readPhone(phone, rules.country) : null

/** Where a verification belongs: its unit, the import that it comes from, and the ended one that it follows. */
export type Origin = { unit: string; importId?: string; followed?: VerificationRow | null }

export type NewVerification = Awaited<ReturnType<typeof prepareVerification>>

/** A new verification with its link, messages and first events, not written yet. Its photo is sealed and stored already. */
export async function prepareVerification(
  ctx: Ctx,
  input: CreateVerificationInput,
  { profile, rules }: Terms,
  { unit, importId, followed = null }: Origin,
) {
  if (profile.checkMode === 2 && !input.comparePhotoId && !input.reusePhoto) {
    throw new AppError('invalidInput', `“${profile.name}” needs a comparison photo. Add one.`, {
      field: 'comparePhotoId',
    })
  }
  const { handling } = profile
  if (input.locale) refuseOtherLanguage(input.locale, offeredLanguages(handling, rules))
  const now = ctx.clock.now()
  const id = ctx.ids.next('ver')
  const dataKey = ctx.keyring.newDataKey(id)
  const key = ctx.keyring.open(dataKey, id)
  const { code, ...link } = newCode(ctx, key)
  const expiresAt = linkEnd(now, input.expiresInHours ?? profile.linkHours, rules.timeZone)
  const { name, email = null, timeZone = null } = input.customer
  const phone = phoneOf(input, { rules })
  const person = { customerName: name, email, phone, reference: input.reference ?? null }
  const reminded = { timeZone, phone, remindersOn: input.reminders ?? true, remindersSent: 0, expiresAt }
  const locale = input.locale ?? null
  const about = { verification: { id, dataKey, locale, unit }, handling, rules, importId, kind: 'invitation' } as const
  const messages = (input.send?.channels ?? []).map((channel) =>
    newMessage(ctx, key, { ...about, channel, to: addressFor(channel, person, handling) }),
  )
  const facts = {
    profileId: profile.id,
    profileVersion: profile.version,
    expiresAt: expiresAt.toISOString(),
    ...(importId ? { importId } : {}),
    ...(followed ? { followsId: followed.id } : {}),
  }
  const { links: events, end } = firstEvents(ctx, id, key, [
    { kind: 'verificationCreated', facts },
    ...messages.map(({ event }) => event),
  ])
  const photo = await photoFor(ctx, { verificationId: id, key }, input, followed)
  const row = {
    id,
    createdAt: now,
    createdById: ctx.actor.kind === 'user' ? ctx.actor.userId : null,
    ...person,
    shownAs: input.customer.shownAs ?? presentName(name).shownAs,
    greeting: storedGreeting(name, input.customer.greeting),
    salutation: input.customer.salutation ?? null,
    unit,
    followsId: followed?.id ?? null,
    locale,
    extra: input.extra ?? null,
    returnUrl: input.returnUrl ?? null,
    profileId: profile.id,
    profileVersionId: profile.versionId,
    dataKey,
    ...reminded,
    nextReminderAt: planReminder(reminded, handling, rules, now),
    ...deliveryColumns(combineDeliveries(messages.map(({ queued }) => queued))),
    ...end,
  }
  return {
    ...{ id, key, row, messages, events, photo, words: wordRows({ id, ...person }) },
    link: { ...link, verificationId: id, createdAt: now },
    url: linkUrl(ctx, code),
  }
}

/** Writes all of them in the caller's transaction, by one statement for each table. */
export async function writeVerifications(tx: Tx, ctx: Ctx, all: NewVerification[]): Promise<void> {
  const photos = all.flatMap(({ photo }) => (photo && 'photoId' in photo ? photo : []))
  if (photos.length > 0) await claimPhotos(tx, ctx, photos)
  await insertRows(
    tx,
    'Verification',
    all.map(({ row }) => row),
  )
  await insertRows(
    tx,
    'Link',
    all.map(({ link }) => link),
  )
  await insertRows(
    tx,
    'SearchWord',
    all.flatMap(({ words }) => words),
  )
  await writeComparePhotos(tx, ctx, all)
  await writeMessages(
    tx,
    all.flatMap(({ messages }) => messages),
  )
  await writeEvents(
    tx,
    all.flatMap(({ events }) => events),
  )
}

/** After the commit. */
export function announceVerifications(ctx: Ctx, all: NewVerification[]): void {
  for (const { id } of all) ctx.changes.announce(id)
}

/**
 * After a failed commit: true if they were written after all, because a connection that is lost at the commit does not
 * say so. Otherwise removes the photos that were stored for them.
 */
export async function discardUnlessWritten(ctx: Ctx, all: NewVerification[]): Promise<boolean> {
  const ids = all.map(({ id }) => id)
  if ((await ctx.db.client.verification.count({ where: { id: { in: ids } } })) > 0) return true
  for (const { photo } of all) if (photo) await ctx.evidence.remove(photo.storageKey)
  return false
}
