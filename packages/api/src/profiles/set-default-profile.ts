import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { changeProfiles, newestVersion } from './change-profile.ts'

/** Makes this profile the one that verifications get when none is named; the one before is it no longer. */
export async function setDefaultProfile(ctx: Ctx, input: { id: string }): Promise<{ id: string }> {
  await changeProfiles(ctx, async (tx, tell) => {
    const { profile, version } = await newestVersion(tx, input.id)
    if (profile.archivedAt) {
      throw new AppError('conflict', 'This profile is archived. Restore it first.', { reason: 'profileArchived' })
    }
    if (profile.isDefault) return
    await tx.profile.updateMany({ where: { isDefault: true }, data: { isDefault: false } })
    await tx.profile.update({ where: { id: input.id }, data: { isDefault: true } })
    await tell('profileMadeDefault', { profileId: input.id, version })
  })
  return { id: input.id }
}
