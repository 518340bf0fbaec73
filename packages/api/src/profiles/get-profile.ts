import type { Ctx } from '../context.ts'
import { getMerchant } from '../settings/merchant.ts'
import { newestVersion } from './change-profile.ts'
import { pinned } from './find-profile-version.ts'
import type { ProfileView } from './schema.ts'
import { viewProfile } from './view-profile.ts'

/** One profile in its newest version. */
export async function getProfile(ctx: Ctx, input: { id: string }): Promise<ProfileView> {
  const [row, merchant] = await Promise.all([newestVersion(ctx.db.client, input.id), getMerchant(ctx)])
  return viewProfile(pinned(row), merchant?.country ?? null)
}
