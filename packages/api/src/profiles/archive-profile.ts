import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { changeProfiles, newestVersion } from './change-profile.ts'

/** Takes a profile out of what can be chosen. Verifications that were made with it go on. */
export async function archiveProfile(ctx: Ctx, input: { id: string }): Promise<{ id: string }> {
  await changeProfiles(ctx, async (tx, tell) => {
    const { profile, version } = await newestVersion(tx, input.id)
    if (profile.isDefault) {
      throw new AppError('conflict', 'This is the default profile. Set another one as default first.', {
        reason: 'isDefault',
      })
    }
    const archived = await tx.profile.updateMany({
      where: { id: input.id, archivedAt: null },
      data: { archivedAt: ctx.clock.now() },
    })
    if (archived.count === 1) await tell('profileArchived', { profileId: input.id, version })
  })
  return { id: input.id }
}
