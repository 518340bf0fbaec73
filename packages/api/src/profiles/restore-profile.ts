import type { Ctx } from '../context.ts'
import { changeProfiles, newestVersion } from './change-profile.ts'

/** Lets an archived profile be chosen again, as it was. */
export async function restoreProfile(ctx: Ctx, input: { id: string }): Promise<{ id: string }> {
  await changeProfiles(ctx, async (tx, tell) => {
    const { version } = await newestVersion(tx, input.id)
    const restored = await tx.profile.updateMany({
      where: { id: input.id, archivedAt: { not: null } },
      data: { archivedAt: null },
    })
    if (restored.count === 1) await tell('profileRestored', { profileId: input.id, version })
  })
  return { id: input.id }
}
