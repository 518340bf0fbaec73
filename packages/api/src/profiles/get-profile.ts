import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { pinned } from './find-profile-version.ts'
import type { ProfileView } from './schema.ts'
import { viewProfile } from './view-profile.ts'

/** One profile in its newest version. */
export async function getProfile(ctx: Ctx, input: { id: string }): Promise<ProfileView> {
  const row = await ctx.db.client.profileVersion.findFirst({
    where: { profileId: input.id },
    orderBy: { version: 'desc' },
    include: { profile: true },
  })
  if (!row) throw new AppError('notFound', 'There is no such profile.')
  return viewProfile(pinned(row))
}
