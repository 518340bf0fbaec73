import type { Ctx } from '../context.ts'
import { getPinnedProfile } from '../profiles/find-profile-version.ts'
import { namesOf } from '../team/names-of.ts'
import { findVerification } from '../verifications/find-verification.ts'
import { customerZone } from './customer-zone.ts'
import { asMessage } from './find-message.ts'
import { readMessageRules } from './read-message-rules.ts'
import { reasonToDrop } from './reason-to-drop.ts'
import type { MessagesOfVerification } from './schema.ts'
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
  return {
    items: rows.map((message) => viewMessage(ctx, asMessage(message), row, names)),
    reminders: {
      on: row.remindersOn,
      inProfile: reminders.on,
      sent: row.remindersSent,
      atMost: reminders.atMost,
      nextAt: reasonToDrop(row, now) === null ? (row.nextReminderAt?.toISOString() ?? null) : null,
      timeZone: customerZone(row, rules.timeZone, now),
    },
  }
}
