import type { Ctx } from '../context.ts'
import { newestVersion } from './change-profile.ts'
import { createProfile } from './create-profile.ts'
import { settingsOf } from './find-profile-version.ts'
import type { SavedProfile } from './schema.ts'

/** A new profile with everything that another one's newest version says, archived or not. */
export async function duplicateProfile(ctx: Ctx, input: { id: string; name: string }): Promise<SavedProfile> {
  const source = await newestVersion(ctx.db.client, input.id)
  return createProfile(ctx, { name: input.name, ...settingsOf(source) })
}
