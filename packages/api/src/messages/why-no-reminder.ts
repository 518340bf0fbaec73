import type { Handling } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { getPinnedProfile } from '../profiles/find-profile-version.ts'
import { findAtIt } from '../sessions/find-at-it.ts'
import type { VerificationRow } from '../verifications/find-verification.ts'
import { reasonNotToRemind } from './reason-to-drop.ts'
import { reminderWay, waysTo } from './reminder-way.ts'

export type NoReminder = 'ended' | 'expired' | 'declined' | 'needsPhoto' | 'atIt' | 'noWay'

/** Why each of these customers cannot be reminded now, by id, as `remindNow` would say it; who is not in it can be. */
export async function whyNoReminder(ctx: Ctx, rows: VerificationRow[]): Promise<Map<string, NoReminder>> {
  const { client } = ctx.db
  const now = ctx.clock.now()
  const ids = rows.map(({ id }) => id)
  const atIt = await findAtIt(client, ids, now)
  const refused = await client.message.findMany({
    where: { verificationId: { in: ids }, state: 'refused' },
    distinct: ['verificationId'],
    select: { verificationId: true },
  })
  const wereRefused = new Set(refused.map(({ verificationId }) => verificationId))
  const handlings = new Map<string, Handling>()
  const why = new Map<string, NoReminder>()
  for (const row of rows) {
    const because = reasonNotToRemind(row, now) ?? (atIt.has(row.id) ? 'atIt' : null)
    if (because) {
      why.set(row.id, because)
      continue
    }
    const handling =
      handlings.get(row.profileVersionId) ?? (await getPinnedProfile(client, row.profileVersionId)).handling
    handlings.set(row.profileVersionId, handling)
    const way = wereRefused.has(row.id) ? await reminderWay(ctx, client, row, handling) : waysTo(ctx, row, handling)[0]
    if (!way) why.set(row.id, 'noWay')
  }
  return why
}
