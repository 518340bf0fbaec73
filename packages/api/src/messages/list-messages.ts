import type { Handling } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { getPinnedProfile } from '../profiles/find-profile-version.ts'
import { namesOf } from '../team/names-of.ts'
import { findVerification, type VerificationRow } from '../verifications/find-verification.ts'
import { customerZone } from './customer-zone.ts'
import { asMessage } from './find-message.ts'
import { readMessageRules } from './read-message-rules.ts'
import { reasonNotToRemind } from './reason-to-drop.ts'
import { reminderWay, waysTo } from './reminder-way.ts'
import type { MessagesOfVerification, RemindersView } from './schema.ts'
import { viewMessage } from './view-message.ts'

const AT_MOST = 200

/** The messages of a verification, newest first (at most 200), and how its reminders stand. */
export async function listMessages(ctx: Ctx, input: { verificationId: string }): Promise<MessagesOfVerification> {
  const row = await findVerification(ctx.db.client, ctx, input.verificationId)
  const now = ctx.clock.now()
  const [rows, profile, rules] = await Promise.all([
    ctx.db.client.message.findMany({ where: { verificationId: row.id }, orderBy: { id: 'desc' }, take: AT_MOST }),
    getPinnedProfile(ctx.db.client, row.profileVersionId),
    readMessageRules(ctx),
  ])
  const names = await namesOf(ctx, [...new Set(rows.flatMap(({ createdById }) => createdById ?? []))])
  const { reminders } = profile.handling
  const why = await whyNone(ctx, row, profile.handling)
  return {
    items: rows.map((message) => viewMessage(ctx, asMessage(message), row, names)),
    reminders: {
      on: row.remindersOn,
      inProfile: reminders.on,
      sent: row.remindersSent,
      atMost: reminders.atMost,
      nextAt: why === null ? (row.nextReminderAt?.toISOString() ?? null) : null,
      why,
      timeZone: customerZone(row, rules.timeZone, now),
    },
  }
}

/** Why no reminder would be sent, whatever is scheduled. */
async function whyNone(ctx: Ctx, row: VerificationRow, handling: Handling): Promise<RemindersView['why']> {
  const because = reasonNotToRemind(row, ctx.clock.now())
  if (because) return because
  if (row.messageState === 'held') return 'onHold'
  if (await reminderWay(ctx, ctx.db.client, row, handling)) return null
  return waysTo(ctx, row, handling).length > 0 ? 'addressRejected' : 'noWay'
}
