import type { Tx } from '@ekyc/db'
import { changedFields, type LinkFreeCountry, usualSending } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import type { Emit } from '../events/record.ts'
import { lockBySetting } from '../settings/lock-by-setting.ts'
import { hasVerifications } from '../verifications/has-verifications.ts'
import { versionRow } from './change-profile.ts'
import { settingsOf } from './find-profile-version.ts'

/** Lets the messages of built-in profiles that nobody has changed go out without links, before the first verification. */
export async function leaveLinksOut(ctx: Ctx, tx: Tx, emit: Emit, country: LinkFreeCountry): Promise<void> {
  if (await hasVerifications(tx)) return
  await lockBySetting(tx, 'profiles', ctx.clock.now())
  const untouched = await tx.profileVersion.findMany({
    where: { version: 1, createdById: null, profile: { versions: { none: { version: { gt: 1 } } } } },
  })
  for (const row of untouched) {
    const before = { name: row.name, ...settingsOf(row) }
    const usual = usualSending(country)
    const channels = { ...before.handling.channels, email: usual, sms: usual }
    const after = { ...before, handling: { ...before.handling, channels } }
    const fields = changedFields(before, after)
    if (fields.length === 0) continue
    await tx.profileVersion.create({ data: { profileId: row.profileId, ...versionRow(ctx, 2, after) } })
    await emit({
      verificationId: null,
      kind: 'profileSaved',
      facts: { profileId: row.profileId, version: 2, fields },
    })
  }
}
