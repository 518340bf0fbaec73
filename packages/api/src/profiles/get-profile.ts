import type { Ctx } from '../context.ts'
import { newestVersion } from './change-profile.ts'
import { pinned } from './find-profile-version.ts'
import type { ProfileView } from './schema.ts'
import { viewProfile } from './view-profile.ts'

/** One profile in its newest version. */
export const getProfile = async (ctx: Ctx, input: { id: string }): Promise<ProfileView> =>
  viewProfile(pinned(await newestVersion(ctx.db.client, input.id)))
